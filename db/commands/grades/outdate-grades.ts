import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { grade, period } from '../../schema'

/**
 * A final score was given for the values of its time: once one of them is another, it waits to be confirmed. Also that of every
 * goal above whose values are sums of these.
 */
export async function outdateGrades(tx: Transaction, ctx: Context, goalId: string): Promise<void> {
  const touched = sql`(
    with recursive fed (goal_id) as (
      select ${goalId}::uuid
      union
      select up.goal_id from fed
      join key_result k on k.goal_id = fed.goal_id
      join alignment a on a.child_id = k.id and a.valid_to is null
      join key_result up on up.id = a.parent_id and up.value_source = 'children' and up.fed_by = a.axis
    )
    select goal_id from fed)`
  await tx
    .update(grade)
    .set({ outdatedAt: ctx.now })
    .where(
      and(
        sql`${grade.goalId} in ${touched}`,
        isNotNull(grade.finalAt),
        isNull(grade.outdatedAt),
        inArray(
          grade.periodId,
          tx
            .select({ id: period.id })
            .from(period)
            .where(and(eq(period.id, grade.periodId), ne(period.state, 'closed'))),
        ),
      ),
    )
}
