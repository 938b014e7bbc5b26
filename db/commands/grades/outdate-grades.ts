import { and, asc, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { grade, period } from '../../schema'
import { fedGoals, type Moved } from './fed-goals'

/**
 * A final score was given for the values of its time: once one of them is another, it waits to be confirmed. Also that of every
 * goal above whose values are sums of these. Called once an act, and locks in the order of the goals' ids: two acts that move the
 * same sums wait for each other and not in a circle.
 */
export async function outdateGrades(tx: Transaction, ctx: Context, moved: Moved): Promise<void> {
  if (Object.values(moved).every((ids) => ids.length === 0)) return
  const open = tx.select({ id: period.id }).from(period).where(ne(period.state, 'closed'))
  const standing = and(
    sql`${grade.goalId} in ${fedGoals(moved)}`,
    isNotNull(grade.finalAt),
    isNull(grade.outdatedAt),
    inArray(grade.periodId, open),
  )
  const held = await tx
    .select({ id: grade.id })
    .from(grade)
    .where(standing)
    .orderBy(asc(grade.goalId))
    .for('update')
  if (held.length === 0) return
  const ids = held.map(({ id }) => id)
  await tx.update(grade).set({ outdatedAt: ctx.now }).where(inArray(grade.id, ids))
}
