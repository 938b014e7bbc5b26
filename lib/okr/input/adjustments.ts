import { z } from 'zod'
import { adjustmentReasons } from '../types'
import { checkbox, formId, id, listOf, optionalDay, optionalText, requiredText, version } from './fields'
import { goalLimits, keyResultRow } from './goals'

const number = optionalText(goalLimits.number)

/** What is to become of a key result; an empty field leaves its number as it is. */
const changedRow = z.object({ id, target: number, weight: number, dueOn: optionalDay, drop: checkbox })

const addedRow = keyResultRow.omit({ id: true, source: true, parents: true })

/** The numbers of an adjustment, as the check before sending and the proposal itself both take them. */
const changes = {
  dropsGoal: checkbox,
  deadline: optionalDay,
  keyResults: listOf(changedRow, 40),
  added: listOf(addedRow, goalLimits.keyResults),
}

export const adjustmentChangesInput = z.object(changes)
export type AdjustmentChanges = z.output<typeof adjustmentChangesInput>

const reason = z.enum(adjustmentReasons, 'required')

export const proposeNumbersInput = z.object({
  formId,
  goalId: id,
  version,
  reason,
  explanation: requiredText(goalLimits.comment),
  ...changes,
})
export type ProposeNumbers = z.output<typeof proposeNumbersInput>

export const proposeApproachInput = z.object({
  formId,
  goalId: id,
  reason,
  approach: requiredText(goalLimits.comment),
  explanation: optionalText(goalLimits.comment),
})
export type ProposeApproach = z.output<typeof proposeApproachInput>

export const acceptAdjustmentInput = z.object({
  formId,
  adjustmentId: id,
  comment: optionalText(goalLimits.comment),
})
export type AcceptAdjustment = z.output<typeof acceptAdjustmentInput>

export const declineAdjustmentInput = acceptAdjustmentInput.extend({
  comment: requiredText(goalLimits.comment),
})

export const adjustmentActInput = z.object({ formId, adjustmentId: id })
export type AdjustmentAct = z.output<typeof adjustmentActInput>
