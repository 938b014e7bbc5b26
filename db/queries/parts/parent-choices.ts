import { inArray, sql } from 'drizzle-orm'
import { coverage } from '@/lib/okr/coverage'
import type { Decimal, GoalLevel, Kind } from '@/lib/okr/types'
import { rows } from '../../client'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { alignedChildren } from './coverage-children'
import { holds } from './dated'
import type { PeriodChoice } from './periods'

/** A key result that others may count towards. */
export type ParentChoice = {
  id: string
  goalId: string
  goalName: string
  metricId: string | null
  name: string
  kind: Kind
  unit: string
  currency: string | null
  baseline: Decimal
  target: Decimal
  base: Decimal | null
  /** Whose it is: a team's name, nothing for the company's, and for the holder's own year likewise nothing. */
  of: 'team' | 'company' | 'year'
  holder: string | null
  /** Levels above the goal's own team; null for the company's and for a year's. */
  distance: number | null
  /** How much of it is agreed below already, 1 being all; null where nothing is, or nothing can be added. */
  covered: number | null
}

type For = { level: GoalLevel; teamId: string | null; ownerId: string; period: PeriodChoice }

/**
 * What a goal's key results may count towards, nearest first: those of its team, of the teams above and of the company in the
 * same period, and of the same holder's year. Only what the viewer sees; the commands ask the same once more. Two statements.
 */
export async function parentChoices(
  ctx: Context,
  { level, teamId, ownerId, period }: For,
): Promise<ParentChoice[]> {
  const zh = ctx.locale === 'zh-CN'
  const name = zh ? sql`m.name_zh` : sql`m.name_en`
  const unit = zh ? sql`m.unit_zh` : sql`m.unit_en`
  const same =
    level === 'person'
      ? sql`${goal.ownerId} = ${ownerId}`
      : sql`${goal.teamId} is not distinct from ${teamId}::uuid`
  const result = await ctx.db.execute(sql`
    with recursive above (id, depth) as (
      select ${teamId}::uuid, 0 where ${teamId}::uuid is not null
      union all
      select tp.parent_id, a.depth + 1 from above a join team_parent tp on tp.team_id = a.id and ${holds('tp', ctx.today)}
      where a.depth < 20
    )
    select k.id, ${goal.id} as "goalId", ${goal.name} as "goalName", k.metric_id as "metricId",
      coalesce(nullif(k.wording, ''), ${name}) as name, k.kind, coalesce(${unit}, k.unit) as unit, k.currency,
      trim_scale(kt.baseline)::text as baseline, trim_scale(kt.target)::text as target, trim_scale(kt.base)::text as base,
      case when ${goal.periodId} <> ${period.id} then 'year' when ${goal.level} = 'company' then 'company' else 'team' end as of,
      t.name as holder, case when ${goal.periodId} = ${period.id} then a.depth end as distance
    from ${goal}
    join key_result k on k.goal_id = ${goal.id}
    join key_result_term kt on kt.key_result_id = k.id and kt.superseded_at is null and not kt.dropped
    left join metric m on m.id = k.metric_id
    left join above a on a.id = ${goal.teamId}
    left join team t on t.id = ${goal.teamId}
    where ${visibleGoals(ctx)} and ${goal.state} not in ('dropped', 'graded') and (
      (${goal.periodId} = ${period.id} and (${goal.level} = 'company' or (${goal.level} = 'team' and a.id is not null)))
      or (${goal.periodId} = ${period.yearId}::uuid and ${goal.level} = ${level} and ${same}))
    order by case when ${goal.periodId} <> ${period.id} then 2 when ${goal.level} = 'company' then 1 else 0 end,
      a.depth, ${goal.name}, k.position`)
  const found = rows<Omit<ParentChoice, 'covered'>>(result)
  if (found.length === 0) return []
  const goals = [...new Set(found.map(({ goalId }) => goalId))]
  const children = await alignedChildren(ctx, inArray(goal.id, goals))
  return found.map((one) => {
    const axis = one.of === 'year' ? 'time' : 'people'
    const below = (children.get(one.id) ?? []).filter((child) => child.axis === axis)
    return { ...one, covered: below.length > 0 ? coverage(one, below).ratio : null }
  })
}
