import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import type { NoteAct } from '../../../lib/okr/input/notes'
import { answersNote } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { note } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockNote } from './lock-note'

/**
 * The person a note is about has taken note of it; that is no agreement.
 *
 * @throws Conflict `noteWithdrawn` or `noteAcknowledged`.
 */
export const acknowledgeNote = (ctx: Context, input: NoteAct): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockNote(tx, ctx, input.noteId)
    if (!answersNote(ctx.viewer, found)) throw new Forbidden()
    if (found.withdrawnAt !== null) throw new Conflict('noteWithdrawn')
    const written = await tx
      .update(note)
      .set({ acknowledgedAt: ctx.now })
      .where(and(eq(note.id, found.id), isNull(note.acknowledgedAt), isNull(note.withdrawnAt)))
      .returning({ id: note.id })
    if (written.length === 0) throw new Conflict('noteAcknowledged')
    await recordActivity(tx, ctx, { event: 'note.acknowledge', subjectId: found.id })
    return null
  })
