import { sql, type SQL } from 'drizzle-orm'
import type { GoalLevel, ShownState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'

/** What ties a goal to those above it, besides the arithmetic. */
export type GoalLink = {
  id: string
  name: string
  level: GoalLevel
  state: ShownState
  teamId: string | null
  /** The team's, or the owner's. */
  holder: string
  ownerId: string
  authorId: string
  /** One of its key results counts towards another. */
  aligned: boolean
  /** The goal it supports without arithmetic. */
  supports: string | null
  /** Why it stands although nothing ties it to a goal above. */
  relevance: string
}

/** Goals that fulfil a condition on `goal`, with what ties them to others: one statement. */
export const goalLinks = (ctx: Pick<Context, 'db' | 'snapshot'>, where: SQL): Promise<GoalLink[]> =>
  read(
    ctx,
    sql`
    select ${goal.id} as id, ${goal.name} as name, ${goal.level} as level, ${goal.state} as state, ${goal.teamId} as "teamId",
      case when ${goal.level} = 'team' then te.name else p.name end as holder, ${goal.ownerId} as "ownerId",
      ${goal.authorId} as "authorId", ${goal.supportsGoalId} as supports, ${goal.relevance} as relevance,
      exists (
        select from key_result k
        join key_result_term t on t.key_result_id = k.id and t.superseded_at is null and not t.dropped
        join alignment a on a.child_id = k.id and a.valid_to is null
        where k.goal_id = ${goal.id}) as aligned
    from ${goal} join person p on p.id = ${goal.ownerId} left join team te on te.id = ${goal.teamId}
    where ${where}
    order by ${goal.level} desc, te.name, p.name, ${goal.id}`,
  )
