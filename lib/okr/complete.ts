import type { Message } from './errors'
import type { Verdict } from './goal-check/text-evidence'
import { addToWhole, validateTerms, type KeyResultTerms } from './measures'
import type { Day } from './types'
import { formatWeight } from './weights'

export type WrittenGoal = {
  starts: Day
  deadline: Day
  /** In the order of the form, without dropped ones. */
  keyResults: readonly (KeyResultTerms & { weight: number })[]
}

/** What the weights of a goal's key results add up to, in percent, where that is not 100 %; null where it is, or none stands. */
export function sumNotWhole(weights: readonly number[]): string | null {
  if (weights.length === 0 || addToWhole(weights)) return null
  return formatWeight(weights.reduce((total, weight) => total + weight, 0))
}

/**
 * What a goal still needs before somebody else looks at it, by the field of its form: a key result, weights of exactly 100 %, and
 * numbers that can be measured. Empty where nothing is missing.
 */
export function missingFrom({ keyResults, ...span }: WrittenGoal): Record<string, Message> {
  if (keyResults.length === 0) return { keyResults: { key: 'keyResultMissing' } }
  const fields: Record<string, Message> = {}
  keyResults.forEach((one, index) => {
    for (const [field, message] of Object.entries(validateTerms(one, span)))
      fields[`keyResults.${index}.${field}`] = message
  })
  const sum = sumNotWhole(keyResults.map(({ weight }) => weight))
  if (sum !== null) fields['keyResults'] = { key: 'weightsNotWhole', values: { sum } }
  return fields
}

/**
 * Whether a submitted goal can be agreed together with others, without being opened first: nothing is missing, and the goal check
 * found nothing to look at when it was handed in.
 */
export const agreesTogether = (goal: WrittenGoal & { checkVerdict: Verdict | null }): boolean =>
  goal.checkVerdict === 'pass' && Object.keys(missingFrom(goal)).length === 0
