import { z } from 'zod'
import { parseScore } from '../score'
import { byId, formId, id, optionalText, requiredText, text, version } from './fields'

/** The longest texts the forms of a grade take; the fields say them as `maxlength`. */
export const GRADE_LIMITS = { score: 10, words: 2000, reason: 1000, remark: 2000 } as const

const MOST_GOALS = 200

/** From 0 to 1, or nothing typed. */
const score = text(GRADE_LIMITS.score)
  .optional()
  .default('')
  .transform((typed, refine): number | null => {
    if (typed === '') return null
    const read = parseScore(typed)
    if (read === null) refine.addIssue({ code: 'custom', message: 'scoreUnreadable' })
    return read
  })

const words = optionalText(GRADE_LIMITS.words)

/** A draft takes what is there; what is sent to others is whole. */
export const giveSelfScoreInput = z
  .object({
    formId,
    goalId: id,
    /** Version of the owner's words the form was made from; 0 before any were kept. */
    version,
    score,
    worked: words,
    didNot: words,
    nextTime: words,
    act: z.enum(['draft', 'send'], 'unknownChoice'),
  })
  .superRefine((typed, refine) => {
    if (typed.act === 'draft') return
    if (typed.score === null) refine.addIssue({ code: 'custom', message: 'required', path: ['score'] })
    for (const field of ['worked', 'didNot', 'nextTime'] as const)
      if (!typed[field]) refine.addIssue({ code: 'custom', message: 'required', path: [field] })
  })
export type GiveSelfScore = z.output<typeof giveSelfScoreInput>

const finalRow = z.object({
  /** How often the goal's final score had been given or gone out of date when the form was made. */
  version,
  score,
  reason: optionalText(GRADE_LIMITS.reason),
})
export type FinalEntry = z.output<typeof finalRow>

/** Final scores of one goal or of a whole team, saved together. */
export const giveFinalScoresInput = z.object({ formId, goals: byId(finalRow, MOST_GOALS) })
export type GiveFinalScores = z.output<typeof giveFinalScoresInput>

export const remarkOnGradeInput = z.object({
  formId,
  goalId: id,
  body: requiredText(GRADE_LIMITS.remark),
})
export type RemarkOnGrade = z.output<typeof remarkOnGradeInput>
