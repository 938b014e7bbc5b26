import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Decimal, ShownState } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'

/** A personal goal that stands, with what it asks for of one metric. */
export type GoalOfMetric = {
  id: string
  ownerId: string
  ownerName: string
  name: string
  state: ShownState
  version: number
  authorId: string
  target: Decimal
}

type Asked = { periodId: string; metricId: string; currency: string | null; people: readonly string[] }

/** Goals of people that have one metric in a period, drafts among them, as far as the viewer may see them; by their names, the oldest first. */
export const goalsOfMetric = async (
  ctx: Pick<Context, 'db' | 'snapshot' | 'viewer' | 'company'>,
  { periodId, metricId, currency, people }: Asked,
): Promise<GoalOfMetric[]> => {
  const standing = and(
    eq(goal.level, 'person'),
    eq(goal.periodId, periodId),
    notInArray(goal.state, ['dropped', 'discarded']),
    sql`${goal.ownerId} = any(${`{${people.join(',')}}`}::uuid[])`,
    visibleGoals(ctx),
  )
  return read(
    ctx,
    sql`
    select distinct on (p.name, ${goal.id}) ${goal.id} as id, ${goal.ownerId} as "ownerId", p.name as "ownerName", ${goal.name} as name,
      ${goal.state} as state, ${goal.version} as version, ${goal.authorId} as "authorId", trim_scale(t.target)::text as target
    from ${goal} join person p on p.id = ${goal.ownerId} join key_result k on k.goal_id = ${goal.id}
    join key_result_term t on t.key_result_id = k.id and t.superseded_at is null and not t.dropped
    where ${standing} and k.metric_id = ${metricId} and k.currency is not distinct from ${currency}
    order by p.name, ${goal.id}, k.position`,
  )
}
