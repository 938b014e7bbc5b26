import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { Viewer } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, period, task } from '../../schema'
import { standingGoals, visibleGoals } from '../../scope'
import type { Goal } from '../goals/lock-goal'
import { holdPeriods } from '../periods/hold-periods'

export type LockedTask = typeof task.$inferSelect & { goal: Goal }

/**
 * A task of a goal the viewer sees, or their own, locked.
 *
 * @throws NotFound, Forbidden where `may` says no, Conflict where its period is closed or its goal has ended.
 */
export async function lockTask(
  tx: Transaction,
  ctx: Context,
  taskId: string,
  may: (viewer: Viewer, goal: Goal, assigneeId: string) => boolean,
): Promise<LockedTask> {
  const [within] = await holdPeriods(
    tx,
    inArray(period.id, tx.select({ id: task.periodId }).from(task).where(eq(task.id, taskId))),
  )
  const [found] = await tx
    .select({ task, goal })
    .from(task)
    .innerJoin(goal, eq(goal.id, task.goalId))
    .where(
      and(
        eq(task.id, taskId),
        isNull(task.removedAt),
        standingGoals,
        or(visibleGoals(ctx), eq(task.assigneeId, ctx.viewer.id)),
      ),
    )
    .for('update', { of: task })
  if (!within || !found) throw new NotFound()
  if (!may(ctx.viewer, found.goal, found.task.assigneeId)) throw new Forbidden()
  if (within.state === 'closed') throw new Conflict('periodClosed')
  if (found.goal.state === 'graded' || found.goal.state === 'dropped') throw new Conflict('goalInOtherState')
  return { ...found.task, goal: found.goal }
}
