import { z } from 'zod'
import { byId, checkbox, day, formId, id, optionalDay, optionalText, text, version } from './fields'

/** The most characters a check-in's fields take; forms say the same as `maxlength`. */
export const CHECK_IN_LIMITS = { value: 40, words: 2000, comment: 2000, reason: 300 } as const

const MAXIMUM_GOALS = 100
const MAXIMUM_KEY_RESULTS = 50

const words = optionalText(CHECK_IN_LIMITS.words)

/** 0 to 10, or nothing chosen. */
const confidence = z
  .union([
    z.literal('').transform(() => null),
    z
      .string()
      .regex(/^(?:\d|10)$/, 'confidenceRange')
      .transform(Number),
  ])
  .optional()
  .default(null)

const keyResultRow = z.object({
  value: text(CHECK_IN_LIMITS.value).optional().default(''),
  /** The last value the form showed: what a change such as `+2` was typed against. */
  last: text(CHECK_IN_LIMITS.value).optional().default(''),
})

const goalRow = z.object({
  /** Version of the check-in the form was made from; 0 when there was none. */
  version,
  confidence,
  happened: words,
  changes: words,
  blockers: words,
  /** The day the values are for, where it is not the usual one. */
  asOf: optionalDay,
  values: byId(keyResultRow, MAXIMUM_KEY_RESULTS),
})

export const logWeekInput = z.object({
  formId,
  week: day,
  goals: byId(goalRow, MAXIMUM_GOALS),
})
export type LogWeekInput = z.output<typeof logWeekInput>
export type GoalEntry = z.output<typeof goalRow>

export const isEmptyEntry = (entry: GoalEntry): boolean =>
  entry.confidence === null &&
  entry.happened === '' &&
  entry.changes === '' &&
  entry.blockers === '' &&
  Object.values(entry.values).every(({ value }) => value === '')

/** Of a form's goals those in which something was entered, or whose check-in stood there before. A goal left empty is skipped. */
export const filledIn = ({ goals }: Pick<LogWeekInput, 'goals'>): [goalId: string, GoalEntry][] =>
  Object.entries(goals).filter(([, entry]) => entry.version > 0 || !isEmptyEntry(entry))

export const acknowledgeCheckInInput = z.object({
  formId,
  checkInId: id,
  /** The version that was read. */
  version,
  comment: optionalText(CHECK_IN_LIMITS.comment),
  question: checkbox,
})
export type AcknowledgeCheckInInput = z.output<typeof acknowledgeCheckInInput>

export const excuseWeekInput = z.object({
  formId,
  personId: id,
  week: day,
  reason: optionalText(CHECK_IN_LIMITS.reason),
})
export type ExcuseWeekInput = z.output<typeof excuseWeekInput>

export const revokeExcuseInput = z.object({ formId, personId: id, week: day })
export type RevokeExcuseInput = z.output<typeof revokeExcuseInput>
