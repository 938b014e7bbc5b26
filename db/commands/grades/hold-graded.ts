import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Transaction } from '../../client'
import { goal, period } from '../../schema'
import { fedGoals, type Moved } from './fed-goals'
import { holdPeriods } from '../periods/hold-periods'

/**
 * For what moves a value while scores are given: holds the goals and those above that are being graded, in the order of their ids
 * after their periods, before anything else is locked. Whoever scores one of them meanwhile comes wholly before, and is outdated,
 * or wholly after, and sees the new sums.
 */
export async function holdGraded(
  tx: Transaction,
  moved: Moved & { goals: readonly string[] },
): Promise<void> {
  const found = await tx
    .select({ id: goal.id, periodId: goal.periodId })
    .from(goal)
    .innerJoin(period, eq(period.id, goal.periodId))
    .where(
      and(
        sql`${goal.id} in ${fedGoals(moved)}`,
        or(inArray(goal.id, [...moved.goals]), eq(period.state, 'grading')),
      ),
    )
  if (found.length === 0) return
  const periods = [...new Set(found.map(({ periodId }) => periodId))]
  await holdPeriods(tx, inArray(period.id, periods))
  const ids = found.map(({ id }) => id)
  await tx
    .select({ id: goal.id })
    .from(goal)
    .where(inArray(goal.id, ids))
    .orderBy(asc(goal.id))
    .for('no key update')
}
