import { z } from 'zod'
import { parseAmount } from '../amount'
import { incentiveKinds, incentiveMarks, incentiveTargets } from '../incentives'
import { currency } from './company'
import { checkbox, formId, id, optionalId, optionalText, requiredText } from './fields'

/** The longest texts the forms take; the fields say them as `maxlength`. */
export const INCENTIVE_LIMITS = { text: 500, word: 500, amount: 40, bound: 12 } as const

/** The highest bound, in percent. */
const HIGHEST = 1000

/** A bound typed in percent (`120`, `59.5%`), kept as a ratio; null where nothing was typed. */
const bound = optionalText(INCENTIVE_LIMITS.bound).transform((typed, refine): number | null => {
  const read = parseAmount(typed, { kind: 'percent' })
  if (read.state === 'empty') return null
  const percent = read.state === 'value' ? Number(read.value) : NaN
  // Whole hundredths of a percent, so that a bound is the very number that was typed.
  const hundredths = Math.round(percent * 100)
  const exact = Math.abs(hundredths - percent * 100) < 1e-6
  if (percent >= 0 && percent <= HIGHEST && exact) return hundredths / 10_000
  refine.addIssue({ code: 'custom', message: 'boundUnreadable', params: { maximum: HIGHEST } })
  return z.NEVER
})

/** The amount stays as typed, its currency decides how it reads. */
const amountFields = {
  kind: z.enum(incentiveKinds, 'unknownChoice'),
  amount: optionalText(INCENTIVE_LIMITS.amount),
  currency: optionalText(3).transform((code) => code.toUpperCase()),
}

/** Of a rule's form what its amount is judged by, whatever else is wrong with it. */
export const ruleAmountInput = z.object(amountFields)
export type RuleAmount = z.output<typeof ruleAmountInput>

export const currencyUnknown = ({ amount, currency: code }: RuleAmount): boolean =>
  amount !== '' && !currency.safeParse(code).success

/** A rule, or what takes the place of one. */
export const addRuleInput = z
  .object({
    ...amountFields,
    formId,
    periodId: id,
    replaces: optionalId,
    against: z.enum(incentiveTargets, 'unknownChoice'),
    capped: checkbox,
    from: bound,
    to: bound,
    text: requiredText(INCENTIVE_LIMITS.text),
  })
  .superRefine((rule, refine) => {
    const { capped, from, to } = rule
    const refuse = (path: string, message: string) =>
      refine.addIssue({ code: 'custom', message, path: [path] })
    if (from === null && to === null) refuse('from', 'bandOpen')
    else if (from !== null && to !== null && from >= to) refuse('to', 'bandOrder')
    else if (capped && from !== null && from > 1) refuse('from', 'bandBeyondCap')
    if (currencyUnknown(rule)) refuse('currency', 'currencyUnknown')
  })
export type AddRule = z.output<typeof addRuleInput>

export const ruleActInput = z.object({ formId, ruleId: id })
export type RuleAct = z.output<typeof ruleActInput>

export const copyRulesInput = z.object({ formId, periodId: id })
export type CopyRules = z.output<typeof copyRulesInput>

/** Which mark of a goal's time made the suggestion. */
export const suggestionMark = z
  .enum(incentiveMarks.map(String) as ['50', '90', '100'], 'unknownChoice')
  .transform((mark) => Number(mark) as (typeof incentiveMarks)[number])

export const dismissSuggestionInput = z.object({
  formId,
  ruleId: id,
  goalId: id,
  mark: suggestionMark,
  word: requiredText(INCENTIVE_LIMITS.word),
})
export type DismissSuggestion = z.output<typeof dismissSuggestionInput>
