import { z } from 'zod'
import { carryWays } from '../carry-over'
import { checkbox, day, formId, id, listOf, optionalText, requiredText, version } from './fields'

/** The longest texts a direction takes; the fields say them as `maxlength`. */
export const DIRECTION_LIMIT = 3000

/** The longest reason for a step back. */
export const STEP_REASON_LIMIT = 1000

/** The parts of a period's direction, in the order they are written and shown. */
export const directionParts = ['strategy', 'coreBusiness', 'marketTrends'] as const

/** A period's direction. `version` is how many versions the writer has seen. */
export const writeDirectionInput = z.object({
  formId,
  version,
  periodId: id,
  strategy: requiredText(DIRECTION_LIMIT),
  coreBusiness: optionalText(DIRECTION_LIMIT),
  marketTrends: optionalText(DIRECTION_LIMIT),
})
export type WriteDirection = z.output<typeof writeDirectionInput>

/** Which one is chosen from a list: `quarter:2027-01-01`. */
const plannable = z
  .string('required')
  .max(20, 'unknownChoice')
  .regex(/^(quarter|year):\d{4}-\d{2}-\d{2}$/, 'unknownChoice')
  .transform((chosen) => {
    const [kind, first] = chosen.split(':')
    return { kind: kind as 'quarter' | 'year', first: first! }
  })
  .refine(({ first }) => day.safeParse(first).success, 'unknownChoice')

export const planPeriodInput = z.object({ formId, span: plannable })
export type PlanPeriod = z.output<typeof planPeriodInput>

/** A step forward: a button and the version it was pressed on. */
export const periodStepInput = z.object({ formId, version, periodId: id })
export type PeriodStep = z.output<typeof periodStepInput>

export const stepBackInput = periodStepInput.extend({ reason: requiredText(STEP_REASON_LIMIT) })
export type StepBack = z.output<typeof stepBackInput>

/** The goals a carry-over takes at once. */
export const MOST_CARRIED = 100

const carriedRow = z.object({
  goalId: id,
  /** Empty: it stays behind. */
  way: z
    .union([z.literal(''), z.enum(carryWays)], 'unknownChoice')
    .optional()
    .default(''),
})

export const carryOverInput = z.object({
  formId,
  periodId: id,
  /** Where they go on, as the page said it. */
  toId: id,
  /** Ticked: unfinished tasks come along. */
  tasks: checkbox,
  goals: listOf(carriedRow, MOST_CARRIED),
})
export type CarryOver = z.output<typeof carryOverInput>
