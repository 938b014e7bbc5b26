import { z } from 'zod'
import { incentiveKinds } from '../incentives'
import { formId, id, optionalDay, optionalId, optionalText, requiredText } from './fields'
import { suggestionMark } from './incentives'

/** The longest texts a note's form takes; the fields say them as `maxlength`. */
export const NOTE_LIMITS = { body: 2000, amount: 40, support: 1000, target: 500, answer: 2000 } as const

/** What only the company's settings and calendar can judge; the amount stays as typed, a currency decides how it reads. */
const judgedFields = {
  kind: z.enum(incentiveKinds, 'unknownChoice'),
  amount: optionalText(NOTE_LIMITS.amount),
  changeBy: optionalDay,
}

/** That of a note's form, whatever else is wrong with it. */
export const judgedNoteInput = z.object({
  kind: judgedFields.kind,
  amount: judgedFields.amount.catch(''),
  changeBy: judgedFields.changeBy.catch(null),
  ruleId: optionalId.catch(null),
})
export type JudgedNote = Pick<z.output<typeof judgedNoteInput>, 'kind' | 'amount' | 'changeBy'>

/**
 * A reward or penalty note. A penalty says what changes: the support given, the target, by when.
 */
export const writeNoteInput = z
  .object({
    ...judgedFields,
    formId,
    personId: id,
    goalId: optionalId,
    body: requiredText(NOTE_LIMITS.body),
    support: optionalText(NOTE_LIMITS.support),
    target: optionalText(NOTE_LIMITS.target),
    /** The rule and the mark that suggested it; with the goal they name the suggestion. */
    ruleId: optionalId,
    mark: suggestionMark.optional(),
  })
  .superRefine((note, refine) => {
    if (note.kind === 'reward') return
    for (const field of ['support', 'target', 'changeBy'] as const)
      if (!note[field]) refine.addIssue({ code: 'custom', message: 'required', path: [field] })
  })

export type WriteNote = z.output<typeof writeNoteInput>

export const noteActInput = z.object({ formId, noteId: id })
export type NoteAct = z.output<typeof noteActInput>

export const answerNoteInput = noteActInput.extend({ answer: requiredText(NOTE_LIMITS.answer) })
export type AnswerNote = z.output<typeof answerNoteInput>
