import { and, eq } from 'drizzle-orm'
import { Forbidden, NotFound } from '@/lib/okr/errors'
import { markDays, proposedMarks } from '@/lib/okr/marks'
import { isPaced } from '@/lib/okr/measures'
import { editsGoal } from '@/lib/okr/permissions'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal, period } from '../schema'
import { visibleGoals } from '../scope'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'

export type PaceKeyResult = MeasuredKeyResult & {
  /** A closed period has taught this metric's shape. */
  taught: boolean
  /** For each month end before the deadline: the mark there is, else what today's pace asks for by then. */
  months: { day: Day; value: Decimal }[]
}

export type PaceForm = {
  goal: Pick<MeasuredGoal, 'id' | 'name' | 'version' | 'deadline'>
  keyResults: PaceKeyResult[]
}

/**
 * How a goal's key results are measured on the way, ready to be chosen anew.
 *
 * @throws NotFound, Forbidden for who neither owns nor leads it, and once the goal or its period is over.
 */
export async function paceForm(ctx: Context, goalId: string): Promise<PaceForm> {
  if (!isId(goalId)) throw new NotFound()
  const [[found], [within]] = await Promise.all([
    measuredGoals(ctx, and(eq(goal.id, goalId), visibleGoals(ctx))!),
    ctx.db
      .select({ state: period.state })
      .from(period)
      .innerJoin(goal, eq(goal.periodId, period.id))
      .where(eq(goal.id, goalId)),
  ])
  if (!found || !within) throw new NotFound()
  const over = found.state === 'graded' || found.state === 'dropped' || within.state === 'closed'
  const keyResults = found.keyResults.filter(({ kind, dropped }) => isPaced(kind) && !dropped)
  if (over || keyResults.length === 0 || !editsGoal(ctx.viewer, found)) throw new Forbidden()
  const { id, name, version, deadline, settings } = found
  return {
    goal: { id, name, version, deadline },
    keyResults: keyResults.map((one) => ({
      ...one,
      taught: one.metricId !== null && settings.learned(one.metricId, found.teamId) !== null,
      months: proposedMarks(one, markDays(found), one),
    })),
  }
}
