import { z } from 'zod'
import { formId, id, optionalDay, optionalId, optionalText, requiredText } from './fields'

/** The longest texts a note's form takes; the fields say them as `maxlength`. */
export const NOTE_LIMITS = { body: 2000, amount: 40, support: 1000, target: 500, answer: 2000 } as const

const kind = z.enum(['reward', 'penalty'], 'unknownChoice')

/**
 * A reward or penalty note. A penalty says what changes: the support given, the target, by when. The amount stays as typed here:
 * the company's currency decides how it reads.
 */
export const writeNoteInput = z
  .object({
    formId,
    kind,
    personId: id,
    goalId: optionalId,
    body: requiredText(NOTE_LIMITS.body),
    amount: optionalText(NOTE_LIMITS.amount),
    support: optionalText(NOTE_LIMITS.support),
    target: optionalText(NOTE_LIMITS.target),
    changeBy: optionalDay,
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
