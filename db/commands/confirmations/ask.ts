import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { confirmation } from '../../schema'
import { recordActivity } from '../record-activity'
import { undo } from './carry-out'
import type { Wait } from './waits'

export type Confirmation = typeof confirmation.$inferSelect
type Change = Pick<Confirmation, 'kind' | 'personId' | 'subjectId'> &
  Partial<Pick<Confirmation, 'valueId' | 'validFrom'>>

/** What came of a change: it waits for a confirmation, or is done. */
export type Effect = 'waits' | null

/** Writes down what waits, in place of what waited of the same kind and subject. To be called inside `holdOrganisation`. */
export async function askFor(tx: Transaction, ctx: Context, change: Change, wait: Wait): Promise<'waits'> {
  await replaceOpen(tx, ctx, change)
  const id = newId(ctx.now)
  await tx.insert(confirmation).values({
    id,
    ...change,
    askedBy: ctx.viewer.id,
    askedAt: ctx.now,
    takesEffectOn: wait.until,
  })
  await recordActivity(tx, ctx, {
    event: 'confirmation.ask',
    subjectId: change.personId ?? change.subjectId,
    after: { confirmationId: id, kind: change.kind, takesEffectOn: wait.until },
  })
  return 'waits'
}

/** What waited is no longer asked for: something else was decided about the same thing. */
export async function replaceOpen(
  tx: Transaction,
  ctx: Context,
  about: Partial<Pick<Confirmation, 'kind' | 'subjectId' | 'personId'>>,
): Promise<void> {
  const waiting = await tx
    .select()
    .from(confirmation)
    .where(
      and(
        about.kind && eq(confirmation.kind, about.kind),
        about.subjectId
          ? eq(confirmation.subjectId, about.subjectId)
          : eq(confirmation.personId, about.personId!),
        isNull(confirmation.settledAt),
      ),
    )
    .for('update')
  for (const one of waiting) {
    const inForce = one.takesEffectOn !== null && one.takesEffectOn <= ctx.today
    if (!inForce) await undo(tx, ctx, one)
    await tx
      .update(confirmation)
      .set({ outcome: inForce ? 'in_force' : 'replaced', settledBy: ctx.viewer.id, settledAt: ctx.now })
      .where(eq(confirmation.id, one.id))
  }
}
