import { and, asc, inArray } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import { logsWeek } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { goal, period } from '../../schema'
import { visibleGoals } from '../../scope'
import { holdPeriods } from '../periods/hold-periods'

export type LockedGoal = typeof goal.$inferSelect

/**
 * The goals of a form, locked in the order of their ids. Their periods are locked first and shared, as closing a period takes
 * them alone: otherwise a check-in and a closing could wait for each other.
 *
 * @throws NotFound when one is not in the viewer's sight, Forbidden when the viewer may not log it, Conflict when its period is
 * closed or not open yet, or the goal carries no check-ins in its state.
 */
export async function lockGoals(tx: Transaction, ctx: Context, ids: string[]): Promise<LockedGoal[]> {
  const periods = await holdPeriods(
    tx,
    inArray(period.id, tx.select({ id: goal.periodId }).from(goal).where(inArray(goal.id, ids))),
  )
  const goals = await tx
    .select()
    .from(goal)
    .where(and(inArray(goal.id, ids), visibleGoals(ctx)))
    .orderBy(asc(goal.id))
    .for('no key update')
  if (goals.length !== ids.length) throw new NotFound()
  if (!goals.every((one) => logsWeek(ctx.viewer, one))) throw new Forbidden()
  for (const { state } of periods) {
    if (state === 'closed') throw new Conflict('periodClosed')
    if (state === 'planning') throw new Conflict('periodNotOpen')
  }
  const resting = goals.find((one) => one.state !== 'agreed' && one.state !== 'graded')
  if (resting) throw new Conflict('goalTakesNoCheckIn', { goal: resting.name })
  return goals
}
