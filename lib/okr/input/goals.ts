import { z } from 'zod'
import { kinds } from '../types'
import {
  checkbox,
  day,
  formId,
  id,
  listOf,
  optionalDay,
  optionalId,
  optionalText,
  requiredText,
  version,
} from './fields'

/** The longest texts a goal's form takes; the fields say them as `maxlength`. */
export const goalLimits = {
  name: 120,
  text: 2000,
  relevance: 1000,
  wording: 120,
  unit: 24,
  number: 40,
  task: 200,
  comment: 2000,
  keyResults: 8,
  tasks: 20,
  parents: 4,
} as const

/** Whom the goal is for: `company`, `team:<id>` or `person:<id>`. */
const subject = z
  .string('required')
  .max(60, 'unknownChoice')
  .regex(/^(company|(team|person):[0-9a-f-]{36})$/i, 'unknownChoice')
  .transform((chosen) => {
    const [level, id = null] = chosen.toLowerCase().split(':')
    return { level: level as 'company' | 'team' | 'person', id }
  })
  .refine(({ id }) => id === null || z.uuid().safeParse(id).success, 'unknownChoice')

/** The company's metric by its id, or `own`: in one's own words. Empty is an unused row. */
const metricChoice = z
  .union([z.literal(''), z.literal('own'), id], 'unknownChoice')
  .optional()
  .default('')

export const parentRow = z.object({
  parentId: optionalId,
  share: optionalText(goalLimits.number),
})

export type ParentRow = z.output<typeof parentRow>

/** Numbers stay as typed here: how they read depends on the kind, which the chosen metric decides. */
export const keyResultRow = z.object({
  id: optionalId,
  metricId: metricChoice,
  wording: optionalText(goalLimits.wording),
  kind: z
    .union([z.literal(''), z.enum(kinds)], 'unknownChoice')
    .optional()
    .default(''),
  unit: optionalText(goalLimits.unit),
  baseline: optionalText(goalLimits.number),
  base: optionalText(goalLimits.number),
  target: optionalText(goalLimits.number),
  weight: optionalText(goalLimits.number),
  dueOn: optionalDay,
  source: z.enum(['manual', 'people', 'time'], 'unknownChoice').optional().default('manual'),
  parents: listOf(parentRow, goalLimits.parents),
})

export type KeyResultRow = z.output<typeof keyResultRow>

const taskRow = z.object({
  id: optionalId,
  title: optionalText(goalLimits.task),
  assigneeId: optionalId,
  dueOn: optionalDay,
})

export type TaskRow = z.output<typeof taskRow>

const words = {
  content: optionalText(goalLimits.text),
  background: optionalText(goalLimits.text),
  support: optionalText(goalLimits.text),
  relevance: optionalText(goalLimits.relevance),
  accountableId: optionalId,
  supportsGoalId: optionalId,
}

const parts = {
  ...words,
  name: requiredText(goalLimits.name),
  starts: optionalDay,
  deadline: optionalDay,
  weight: optionalText(goalLimits.number),
  keyResults: listOf(keyResultRow, goalLimits.keyResults),
  tasks: listOf(taskRow, goalLimits.tasks),
}

export const createGoalInput = z.object({ formId, periodId: id, subject, ...parts })
export type CreateGoal = z.output<typeof createGoalInput>

const which = { formId, goalId: id, version }

export const editGoalInput = z.object({ ...which, ...parts })
export type EditGoal = z.output<typeof editGoalInput>

/** What stays open once a goal is agreed. A form that sends a frozen field is refused, not ignored. */
export const editWordsInput = z.strictObject({ ...which, ...words })
export type EditWords = z.output<typeof editWordsInput>

/** Submit, withdraw, agree, assign: a button and the version it was pressed on. */
export const goalActInput = z.object(which)
export type GoalAct = z.output<typeof goalActInput>

/** Handing a goal in or assigning it: where the goal check fails it asks why all the same. */
export const handInInput = z.object({ ...which, reason: optionalText(goalLimits.relevance) })
export type HandIn = z.output<typeof handInInput>

/** The goals of a board, each with its version; those chosen are agreed. */
export const agreeTogetherInput = z.object({
  formId,
  goals: listOf(z.object({ goalId: id, version, chosen: checkbox }), 200),
})
export type AgreeTogether = z.output<typeof agreeTogetherInput>

/** A draft to discard, and the team on whose board one goes on; without it one goes on with one's own week. */
export const discardGoalInput = z.object({ ...which, teamId: optionalId })
export type DiscardGoal = z.output<typeof discardGoalInput>

/** Drafts of one page, each with its version; those chosen are discarded. */
export const discardTogetherInput = agreeTogetherInput
export type DiscardTogether = z.output<typeof discardTogetherInput>

/** Up to when the changes above were shown, as the page wrote it. */
export const keepTargetInput = z.object({ formId, goalId: id, changedAt: z.iso.datetime('formTooOld') })
export type KeepTarget = z.output<typeof keepTargetInput>

export const returnGoalInput = z.object({ ...which, comment: requiredText(goalLimits.comment) })
export type ReturnGoal = z.output<typeof returnGoalInput>

export const answerAssignmentInput = z.object({
  formId,
  goalId: id,
  objection: optionalText(goalLimits.comment),
})
export type AnswerAssignment = z.output<typeof answerAssignmentInput>

export const objectInput = answerAssignmentInput.extend({ objection: requiredText(goalLimits.comment) })

const correctedRow = z.object({
  id,
  baseline: optionalText(goalLimits.number),
  base: optionalText(goalLimits.number),
  /** What should have been agreed. */
  original: optionalText(goalLimits.number),
  /** What holds now, where an adjustment has moved it since. */
  target: optionalText(goalLimits.number),
  weight: optionalText(goalLimits.number),
  dueOn: optionalDay,
})

export const correctGoalInput = z.object({
  ...which,
  starts: day,
  deadline: day,
  explanation: requiredText(goalLimits.comment),
  keyResults: listOf(correctedRow, 40),
})
export type CorrectGoal = z.output<typeof correctGoalInput>

export const alignInput = z.object({
  ...which,
  keyResultId: id,
  parents: listOf(parentRow, goalLimits.parents),
})
export type Align = z.output<typeof alignInput>

const manyRow = z.object({
  personId: id,
  target: optionalText(goalLimits.number),
  /** Ticked: one more, beside a goal for the same that stands. */
  again: checkbox,
})

/** One goal for many people: the same words, a target each. `{target}` in a text becomes what was typed for the person. */
export const draftForManyInput = z.object({
  formId,
  teamId: id,
  parentId: id,
  name: requiredText(goalLimits.name),
  content: optionalText(goalLimits.text),
  background: optionalText(goalLimits.text),
  support: optionalText(goalLimits.text),
  /** What the targets were to add up to, as the page proposed it. */
  total: requiredText(goalLimits.number),
  /** Ticked: the targets may add up to something else. */
  differs: checkbox,
  people: listOf(manyRow, 60),
})
export type DraftForMany = z.output<typeof draftForManyInput>

const quarterPartRow = z.object({ first: day, part: optionalText(goalLimits.number) })

const splitResultRow = z.object({
  keyResultId: id,
  parts: listOf(quarterPartRow, 4),
  /** Ticked: the quarters may add up to something else than the year. */
  differs: checkbox,
})

/** A year's key results in quarters. `{quarter}` in the name becomes what the quarter is called. */
export const splitYearInput = z.object({
  ...which,
  name: requiredText(goalLimits.name),
  /** What each quarter is called, as the page wrote it. */
  quarters: listOf(z.object({ first: day, label: requiredText(goalLimits.unit) }), 4),
  results: listOf(splitResultRow, goalLimits.keyResults),
})
export type SplitYear = z.output<typeof splitYearInput>
