import { and, eq, inArray } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import { settlesGoal } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, period } from '../../schema'
import { standingGoals } from '../../scope'
import type { LockedGoal } from '../goals/lock-goal'
import { holdPeriods } from '../periods/hold-periods'

/**
 * A personal goal of somebody who moves or leaves, locked: an admin settles what they may read without being above them. Its period is locked first
 * and shared, as everywhere.
 *
 * @throws NotFound where it is not theirs, or not the viewer's to decide; Conflict `periodClosed`, `goalSettled`
 */
export async function lockOpenGoal(
  tx: Transaction,
  ctx: Context,
  goalId: string,
  personId: string,
): Promise<LockedGoal> {
  const [within] = await holdPeriods(
    tx,
    inArray(period.id, tx.select({ id: goal.periodId }).from(goal).where(eq(goal.id, goalId))),
  )
  const own = and(eq(goal.id, goalId), eq(goal.ownerId, personId), eq(goal.level, 'person'), standingGoals)
  const [found] = await tx.select().from(goal).where(own).for('update')
  if (!within || !found || !settlesGoal(ctx.viewer, found, ctx.company)) throw new NotFound()
  if (within.state === 'closed') throw new Conflict('periodClosed')
  if (!['draft', 'submitted', 'agreed'].includes(found.state)) throw new Conflict('goalSettled')
  return { ...found, period: within }
}
