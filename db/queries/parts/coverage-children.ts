import { sql, type SQL } from 'drizzle-orm'
import type { CoverageChild } from '../../../lib/okr/coverage'
import type { AdjustmentReason, Day } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'

/** A key result aligned below another one, with who owns it and what adjustments did to it. */
export type AlignedChild = CoverageChild & {
  goalId: string
  goalName: string
  ownerId: string
  ownerName: string
  /** The team's, or the owner's. */
  name: string
  teamId: string | null
  axis: 'people' | 'time'
  hasValue: boolean
  /** Its owner is no longer active. */
  left: boolean
  /** Sums count every child; only what the viewer may see is named. */
  visible: boolean
  adjustments: { at: Day; from: string | null; to: string | null; reason: AdjustmentReason }[]
}

/**
 * The children of the key results of goals that fulfil a condition on `goal`, by the parent key result's id: one statement. All that
 * were agreed, whatever the viewer may see, because a sum counts everyone in it: show only those that are `visible`. Of drafts and
 * submitted ones those the viewer may see.
 */
export async function alignedChildren(
  ctx: Pick<Context, 'db' | 'snapshot' | 'viewer' | 'company' | 'locale'>,
  where: SQL,
): Promise<Map<string, AlignedChild[]>> {
  // The metric's own unit, as `goalFacts` gives it: what a key result once wrote down may be in another language.
  const unit = ctx.locale === 'zh-CN' ? sql`m.unit_zh` : sql`m.unit_en`
  const found = await read<{ parentId: string; children: AlignedChild[] }>(
    ctx,
    sql`
    with parents as materialized (
      select k.id from ${goal} join key_result k on k.goal_id = ${goal.id} where ${where}
    )
    select a.parent_id as "parentId", json_agg(json_build_object(
      'id', k.id, 'metricId', k.metric_id, 'kind', k.kind, 'unit', coalesce(${unit}, k.unit), 'currency', k.currency, 'axis', a.axis,
      'share', a.share, 'baseline', t.baseline::text, 'base', t.base::text, 'target', t.target::text,
      'dropped', t.dropped or ${goal.state} = 'dropped', 'state', ${goal.state}, 'left', not p.active, 'original', case
        -- Cut: the rest of it counts beside it, so that nothing was moved.
        when t.cause = 'adjusted' and t.adjustment_id is null or ${goal.state} = 'dropped'
          and exists (select from goal rest where rest.copied_from_id = ${goal.id} and rest.period_id = ${goal.periodId}
            and rest.state <> 'discarded') then null else (
        select json_build_object('baseline', o.baseline::text, 'base', o.base::text, 'target', o.target::text)
        from key_result_term o where o.key_result_id = k.id and o.cause in ('agreed', 'corrected')
        order by o.recorded_at desc, o.id desc limit 1) end,
      'goalId', ${goal.id}, 'goalName', ${goal.name}, 'ownerId', p.id, 'ownerName', p.name, 'name', coalesce(te.name, p.name), 'teamId', ${goal.teamId},
      'hasValue', k.value_source = 'children' or exists (
        select from measurement me where me.key_result_id = k.id and me.superseded_at is null
            and me.as_of <= ${goal.deadline}),
      'visible', ${visibleGoals(ctx)},
      'adjustments', (
        select coalesce(json_agg(json_build_object('at', to_char(ad.decided_at at time zone ${ctx.company.timeZone}, 'YYYY-MM-DD'), 'from', i.from_target::text, 'to', i.to_target::text,
          'reason', ad.reason) order by ad.decided_at, ad.id), '[]')
        from adjustment_item i join adjustment ad on ad.id = i.adjustment_id and ad.state = 'accepted'
        where i.key_result_id = k.id and (i.to_target is not null or i.change = 'drop'))
    ) order by p.name, k.id) as children
    from parents
    join alignment a on a.parent_id = parents.id and a.valid_to is null
    join key_result k on k.id = a.child_id
    join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
    join ${goal} on ${goal.id} = k.goal_id
    join person p on p.id = ${goal.ownerId}
    left join metric m on m.id = k.metric_id
    left join team te on te.id = ${goal.teamId} and ${goal.level} = 'team'
    -- What is not agreed yet is in no sum but the second one: it would give away what somebody drafts.
    where ${goal.state} in ('agreed', 'graded', 'dropped') or ${visibleGoals(ctx)}
    group by a.parent_id`,
  )
  return new Map(found.map((row) => [row.parentId, row.children]))
}
