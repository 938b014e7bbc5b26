import { and, eq, sql } from 'drizzle-orm'
import type { Message } from '../../../lib/okr/errors'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, period } from '../../schema'
import { visibleGoals } from '../../scope'
import { oneAtATime } from './circle'

/** What stands against a goal supporting another one, by words and without arithmetic; null when nothing does. */
export async function checkSupport(
  tx: Transaction,
  ctx: Context,
  found: { id: string; supportsGoalId: string | null },
  supportsGoalId: string | null,
): Promise<Message | null> {
  if (supportsGoalId === null || supportsGoalId === found.supportsGoalId) return null
  await oneAtATime(tx)
  const [other] = await tx
    .select({ id: goal.id, state: goal.state, period: period.state })
    .from(goal)
    .innerJoin(period, eq(period.id, goal.periodId))
    .where(and(eq(goal.id, supportsGoalId), visibleGoals(ctx)))
  if (!other) return { key: 'unknownChoice' }
  if (other.state === 'dropped' || other.state === 'graded') return { key: 'parentEnded' }
  if (other.period === 'closed') return { key: 'parentPeriodClosed' }
  const circle = await tx.execute(sql`
    with recursive up (id) as (
      select ${other.id}::uuid
      union
      select g.supports_goal_id from up join goal g on g.id = up.id and g.state <> 'discarded' where g.supports_goal_id is not null
    )
    select 1 from up where id = ${found.id}`)
  return rows(circle).length > 0 ? { key: 'supportCycle' } : null
}
