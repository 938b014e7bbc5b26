import { and, eq, ne } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { adjustment } from '../../schema'
import { recordActivity } from '../record-activity'
import type { Adjustment } from './lock-adjustment'

type Outcome = { to: 'accepted' | 'declined' | 'withdrawn'; comment?: string; alone?: boolean }

const events = { accepted: 'accept', declined: 'decline', withdrawn: 'withdraw' }

/** Takes an adjustment from the state it was read in to another, with who, when and why. */
export async function decide(
  tx: Transaction,
  ctx: Context,
  found: Adjustment,
  { to, comment, alone = false }: Outcome,
): Promise<void> {
  const moved = await tx
    .update(adjustment)
    .set({
      state: to,
      decidedBy: ctx.viewer.id,
      decidedAt: ctx.now,
      decision: comment || null,
      decidedAlone: alone,
    })
    .where(and(eq(adjustment.id, found.id), eq(adjustment.state, found.state)))
    .returning({ id: adjustment.id })
  if (moved.length === 0) throw new Conflict('conflict')
  await recordActivity(tx, ctx, {
    event: `adjustment.${events[to]}`,
    subjectId: found.id,
    goalId: found.goalId,
    before: { state: found.state },
    after: { state: to },
    alone,
  })
}

/** Marks an adjustment as made against numbers that hold no longer. Nobody decided that: it happened. */
export async function outdate(tx: Transaction, ctx: Context, found: Adjustment): Promise<void> {
  await tx.update(adjustment).set({ state: 'outdated' }).where(eq(adjustment.id, found.id))
  await recordActivity(tx, ctx, {
    event: 'adjustment.outdate',
    subjectId: found.id,
    goalId: found.goalId,
    before: { state: found.state },
    after: { state: 'outdated' },
  })
}

/** The goal's numbers have changed: proposals that were open against the old ones are outdated. */
export async function outdateOpen(
  tx: Transaction,
  ctx: Context,
  goalId: string,
  except?: string,
): Promise<void> {
  const open = and(
    eq(adjustment.goalId, goalId),
    eq(adjustment.scope, 'numbers'),
    eq(adjustment.state, 'proposed'),
    except === undefined ? undefined : ne(adjustment.id, except),
  )
  for (const one of await tx.select().from(adjustment).where(open)) await outdate(tx, ctx, one)
}
