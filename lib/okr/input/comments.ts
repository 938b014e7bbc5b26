import { z } from 'zod'
import { checkbox, formId, id, optionalId, requiredText } from './fields'

export const COMMENT_MAXIMUM = 2000

/** A word on a goal, or, where one is named, on one of its check-ins or adjustments. */
export const writeCommentInput = z
  .object({
    formId,
    goalId: id,
    checkInId: optionalId,
    adjustmentId: optionalId,
    body: requiredText(COMMENT_MAXIMUM),
    /** Asks for an answer: it stays on the other side's week until they reply. */
    question: checkbox,
  })
  .refine((comment) => comment.checkInId === null || comment.adjustmentId === null, 'unreadable')
export type WriteCommentInput = z.output<typeof writeCommentInput>
