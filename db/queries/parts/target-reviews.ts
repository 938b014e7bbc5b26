import { inArray, sql, type SQL } from 'drizzle-orm'
import { coverage } from '@/lib/okr/coverage'
import { targetAmount } from '@/lib/okr/measures'
import type { Decimal, Kind } from '@/lib/okr/types'
import { changedAbove } from '../../changed-above'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { alignedChildren, type AlignedChild } from './coverage-children'

/** As the database gives it: a target above a goal that changed since the goal was settled. */
export type ChangedTarget = {
  goalId: string
  goal: string
  ownerId: string
  /** The goal's owner. */
  by: string
  parentId: string
  parentGoalId: string
  parentGoal: string
  /** What the key result above is called. */
  parent: string
  axis: AlignedChild['axis']
  metricId: string | null
  kind: Kind
  unit: string
  currency: string | null
  from: { target: Decimal; base: Decimal | null }
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  dropped: boolean
  at: string
}

/** To be reviewed: what the target above was and is, and what the goals below it now make of it. */
export type TargetReview = Pick<
  ChangedTarget,
  | 'goalId'
  | 'goal'
  | 'ownerId'
  | 'by'
  | 'parentId'
  | 'parentGoalId'
  | 'parentGoal'
  | 'parent'
  | 'kind'
  | 'unit'
  | 'currency'
  | 'at'
> & {
  from: Decimal
  /** Null where it was dropped. */
  to: Decimal | null
  coverage: { ratio: number; gap: Decimal; buffer: Decimal } | null
}

/** The changed targets above goals `g` of a from clause, as one column of a statement: newest first, each goal's together. */
export const changedTargets = ({ locale }: Pick<Context, 'locale'>, which: SQL, limit = 200): SQL => {
  const zh = locale === 'zh-CN'
  const [name, unit] = zh ? [sql`m.name_zh`, sql`m.unit_zh`] : [sql`m.name_en`, sql`m.unit_en`]
  return sql`(
    select coalesce(json_agg(x), '[]') from (
      select g.id as "goalId", g.name as goal, g.owner_id as "ownerId", p.name as by, c.parent_id as "parentId",
        c.parent_goal_id as "parentGoalId", pg.name as "parentGoal", coalesce(nullif(c.wording, ''), ${name}) as parent,
        c.axis, c.metric_id as "metricId", c.kind, coalesce(${unit}, c.unit) as unit, c.currency,
        json_build_object('target', trim_scale(c.from_target)::text, 'base', trim_scale(c.from_base)::text) as from,
        trim_scale(c.baseline)::text as baseline, trim_scale(c.base)::text as base, trim_scale(c.target)::text as target,
        c.dropped, c.at
      from goal g
      join period pe on pe.id = g.period_id and pe.state <> 'closed'
      join person p on p.id = g.owner_id
      cross join lateral ${changedAbove(sql`g.id`)} c
      join goal pg on pg.id = c.parent_goal_id
      left join metric m on m.id = c.metric_id
      where g.state = 'agreed' and ${which}
      order by c.at desc, p.name, g.id, c.parent_id
      limit ${limit}
    ) x)`
}

/** With the coverage the changed targets now have, from the children known of the goals above. */
export const reviewsFrom = (
  changed: readonly ChangedTarget[],
  children: ReadonlyMap<string, AlignedChild[]>,
): TargetReview[] =>
  changed.map(({ from, metricId, baseline, base, target, dropped, axis, ...one }) => {
    const now = { kind: one.kind, unit: one.unit, currency: one.currency, metricId, baseline, base, target }
    const below = (children.get(one.parentId) ?? []).filter((child) => child.axis === axis)
    const found = dropped ? null : coverage(now, below)
    return {
      ...one,
      from: targetAmount({ ...now, ...from }),
      to: dropped ? null : targetAmount(now),
      coverage:
        found && found.ratio !== null ? { ratio: found.ratio, gap: found.gap, buffer: found.buffer } : null,
    }
  })

/** Goals with a key result that others among these count towards. */
export const parentsOf = (goalIds: SQL): SQL => sql`${goal.id} in (
  select pk.goal_id from key_result ck
  join alignment ca on ca.child_id = ck.id and ca.valid_to is null
  join key_result pk on pk.id = ca.parent_id
  where ck.goal_id in ${goalIds})`

/** Asks what is below the targets only where one has changed. */
export async function withCoverage(ctx: Context, changed: readonly ChangedTarget[]): Promise<TargetReview[]> {
  if (changed.length === 0) return []
  const above = [...new Set(changed.map(({ parentGoalId }) => parentGoalId))]
  return reviewsFrom(changed, await alignedChildren(ctx, inArray(goal.id, above)))
}
