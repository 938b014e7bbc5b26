import { and, eq } from 'drizzle-orm'
import { NotFound } from '../../../lib/okr/errors'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { holdsOn } from '../../queries/parts/dated'
import { membership, note } from '../../schema'
import { readableNotes } from '../../scope'

export type LockedNote = typeof note.$inferSelect

/** A note the viewer may read, locked. @throws NotFound when there is none, or it is not for their eyes. */
export async function lockNote(tx: Transaction, ctx: Context, noteId: string): Promise<LockedNote> {
  const [found] = await tx
    .select({ note })
    .from(note)
    .leftJoin(membership, and(eq(membership.personId, note.personId), holdsOn(membership, ctx.today)))
    .where(and(eq(note.id, noteId), readableNotes(ctx, membership.teamId)))
    .for('no key update', { of: note })
  if (!found) throw new NotFound()
  return found.note
}
