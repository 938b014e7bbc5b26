import { eq } from 'drizzle-orm'
import { takesAdjustments } from '../../../lib/okr/adjustments'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import { decidesAdjustment, seesGoalInside } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { adjustment, person } from '../../schema'
import { lockGoal, othersDecide, saidOf, type LockedGoal } from '../goals/lock-goal'

export type Adjustment = typeof adjustment.$inferSelect
export type LockedAdjustment = { goal: LockedGoal; adjustment: Adjustment }

/**
 * An adjustment with its goal, both locked. It takes being concerned: its goal's owner or somebody above.
 *
 * @throws NotFound, Forbidden, Conflict `periodClosed`
 */
export async function lockAdjustment(
  tx: Transaction,
  ctx: Context,
  adjustmentId: string,
): Promise<LockedAdjustment> {
  const its = eq(adjustment.id, adjustmentId)
  const [known] = await tx.select({ goalId: adjustment.goalId }).from(adjustment).where(its)
  if (!known) throw new NotFound()
  const goal = await lockGoal(tx, ctx, known.goalId, seesGoalInside)
  const [found] = await tx.select().from(adjustment).where(its).for('update')
  return { goal, adjustment: found! }
}

/**
 * The adjustment, locked for a decision that the viewer may take; `alone` when nobody else could.
 *
 * @throws Forbidden for one's own or another's decision, Conflict naming who decided first, Conflict `adjustmentAfterDeadline`.
 */
export async function lockToDecide(
  tx: Transaction,
  ctx: Context,
  adjustmentId: string,
): Promise<LockedAdjustment & { alone: boolean }> {
  const found = await lockAdjustment(tx, ctx, adjustmentId)
  const { goal, adjustment: facts } = found
  if (facts.scope === 'approach') throw new Conflict('approachIsRead')
  const others = await othersDecide(tx, ctx, goal)
  if (!decidesAdjustment(ctx.viewer, goal, facts, others)) {
    const could = decidesAdjustment(ctx.viewer, goal, { ...facts, state: 'proposed' }, others)
    if (could) throw await decidedFirst(tx, ctx, facts)
    throw new Forbidden(ctx.viewer.id === facts.proposedBy ? 'notOnesOwn' : 'forbidden')
  }
  // Of the locked goal: another adjustment or a correction may just have moved its deadline.
  if (!takesAdjustments(goal, ctx.today)) throw new Conflict('adjustmentAfterDeadline')
  return { ...found, alone: facts.proposedBy === ctx.viewer.id }
}

/** The Conflict that says what became of the adjustment, by whom and when. */
export async function decidedFirst(
  tx: Transaction,
  ctx: Pick<Context, 'company'>,
  found: Adjustment,
): Promise<Conflict> {
  const [by] = found.decidedBy
    ? await tx.select({ name: person.name }).from(person).where(eq(person.id, found.decidedBy))
    : []
  return by && found.decidedAt
    ? new Conflict('adjustmentDecided', {
        ...saidOf(ctx, { name: by.name, at: found.decidedAt }),
        state: found.state,
      })
    : new Conflict('adjustmentInState', { state: found.state })
}
