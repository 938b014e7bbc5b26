import { sql } from 'drizzle-orm'
import type { Day, GoalState, Kind } from '../../../lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'

export type OpenGoal = {
  id: string
  name: string
  state: GoalState
  teamId: string
  teamName: string
  period: { kind: 'quarter' | 'year'; first: Day }
  /** Its values are sums of goals below: cut in two, those would count twice. */
  fed: boolean
  /** What can be split: totals, with what is measured so far. */
  keyResults: {
    id: string
    name: string
    kind: Kind
    unit: string
    currency: string | null
    target: string
    baseline: string
    base: string | null
    value: string | null
  }[]
}

/**
 * The open personal goals of somebody who moves or leaves: those the viewer may read, and how many others there are. One who directs
 * them decides those.
 */
export async function openGoals(
  ctx: Context,
  personId: string,
): Promise<{ goals: OpenGoal[]; unread: number }> {
  const { db, locale, today } = ctx
  const zh = locale === 'zh-CN'
  const readable = sql`exists (select from ${goal} where ${goal.id} = g.id and ${visibleGoals(ctx)})`
  const found = await db.execute(sql`
    select ${readable} as readable, g.id, g.name, g.state, g.team_id as "teamId", t.name as "teamName",
      json_build_object('kind', p.kind, 'first', p.first) as period,
      exists (select from key_result k
        join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null and not kt.dropped
        where k.goal_id = g.id and k.value_source = 'children') as fed,
      (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'currency', k.currency,
          'name', coalesce(nullif(k.wording, ''), ${zh ? sql`m.name_zh` : sql`m.name_en`}),
          'unit', coalesce(${zh ? sql`m.unit_zh` : sql`m.unit_en`}, k.unit),
          'target', trim_scale(kt.target)::text, 'baseline', trim_scale(kt.baseline)::text, 'base', trim_scale(kt.base)::text,
          'value', (select trim_scale(me.value)::text from measurement me where me.key_result_id = k.id
            and me.superseded_at is null and me.as_of <= ${today}::date order by me.as_of desc limit 1)
        ) order by k.position, k.id), '[]')
        from key_result k
        join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null and not kt.dropped
        left join metric m on m.id = k.metric_id
        where k.goal_id = g.id and g.state = 'agreed' and k.kind in ('count', 'amount', 'growth')
          and k.value_source <> 'children') as "keyResults"
    from goal g join period p on p.id = g.period_id and p.state <> 'closed' join team t on t.id = g.team_id
    where g.owner_id = ${personId} and g.level = 'person' and g.state in ('draft', 'submitted', 'agreed')
      -- One that has ended, or was cut today, leaves nothing to decide.
      and (g.state <> 'agreed' or g.deadline > ${today}::date)
    order by p.first, g.name, g.id limit 100`)
  const all = rows<OpenGoal & { readable: boolean }>(found)
  const goals = all.flatMap(({ readable: may, ...open }) => (may ? [open] : []))
  return { goals, unread: all.length - goals.length }
}
