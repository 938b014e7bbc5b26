import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import type { NoteAct } from '../../../lib/okr/input/notes'
import { NOTE_WITHDRAWAL_HOURS, withdrawsNote } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { note } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockNote } from './lock-note'

/**
 * The author takes a note back within a day. Nothing is deleted: that it was written and that it was withdrawn both stay, and its
 * words are no longer shown to the person.
 *
 * @throws Conflict `noteTooOld` after that day, `noteWithdrawn` when it has been done.
 */
export const withdrawNote = (ctx: Context, input: NoteAct): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockNote(tx, ctx, input.noteId)
    if (found.authorId !== ctx.viewer.id) throw new Forbidden()
    if (found.withdrawnAt !== null) throw new Conflict('noteWithdrawn')
    if (!withdrawsNote(ctx.viewer, found, ctx.now))
      throw new Conflict('noteTooOld', { hours: NOTE_WITHDRAWAL_HOURS })
    const written = await tx
      .update(note)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(note.id, found.id), isNull(note.withdrawnAt)))
      .returning({ id: note.id })
    if (written.length === 0) throw new Conflict('noteWithdrawn')
    await recordActivity(tx, ctx, { event: 'note.withdraw', subjectId: found.id })
    return null
  })
