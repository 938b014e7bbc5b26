import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import type { AnswerNote } from '../../../lib/okr/input/notes'
import { answersNote } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { note } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockNote } from './lock-note'

/**
 * The person's own word beside the note, once. Who answers has read it: an answer acknowledges as well.
 *
 * @throws Conflict `noteWithdrawn` or `noteAnswered`.
 */
export const answerNote = (ctx: Context, input: AnswerNote): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockNote(tx, ctx, input.noteId)
    if (!answersNote(ctx.viewer, found)) throw new Forbidden()
    if (found.withdrawnAt !== null) throw new Conflict('noteWithdrawn')
    const written = await tx
      .update(note)
      .set({ answer: input.answer, answeredAt: ctx.now, acknowledgedAt: found.acknowledgedAt ?? ctx.now })
      .where(and(eq(note.id, found.id), isNull(note.answeredAt), isNull(note.withdrawnAt)))
      .returning({ id: note.id })
    if (written.length === 0) throw new Conflict('noteAnswered')
    await recordActivity(tx, ctx, {
      event: 'note.answer',
      subjectId: found.id,
      after: { acknowledged: true },
    })
    return null
  })
