import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { compare, normalise } from '@/lib/okr/decimal'
import { rows, type Db } from '../client'
import type { Rollup } from '../queries/rollup'

/** A unit's totals of one metric: by the id of a team or a person, null for the company. */
export type TargetRow = {
  unit: string | null
  metric: string
  value: string | null
  target: string
  original: string | null
  baseline: string
  /** What is asked for below, as far as it counts above; null where nothing is aligned. */
  covered: string | null
}

/**
 * Every unit's totals once more, from the rows themselves and in another way than the page's: of each key result measured by
 * hand the last value by its deadline that was known at an instant, with its share all the way up.
 */
export async function targetRows(db: Db, periodId: string, before: Date): Promise<TargetRow[]> {
  const at = before.toISOString()
  const stood = (alias: string) => {
    const row = sql.identifier(alias)
    return sql`${row}.recorded_at < ${at} and (${row}.superseded_at is null or ${row}.superseded_at >= ${at})`
  }
  // A growth asks for an amount: so much more than its base.
  const amount = (alias: string, kind: string) => {
    const [row, of] = [sql.identifier(alias), sql.identifier(kind)]
    return sql`case ${of}.kind when 'growth' then ${row}.base * (100 + ${row}.target) / 100 else ${row}.target end`
  }
  const result = await db.execute(sql`
    with recursive
    goals_then as (
      select g.id, g.level, case g.level when 'person' then g.owner_id else g.team_id end as unit,
        coalesce((select s.state from goal_step s where s.goal_id = g.id and s.at < ${at} order by s.at desc, s.id desc limit 1),
          g.state) as state,
        coalesce((select t.deadline from goal_term t where t.goal_id = g.id and ${stood('t')}), g.deadline) as deadline
      from goal g
    ),
    root as (
      select k.id, k.kind, g.unit, k.metric_id from goals_then g join key_result k on k.goal_id = g.id
      join key_result_term t on t.key_result_id = k.id and ${stood('t')} and not t.dropped
      where g.state in ('agreed', 'graded') and k.period_id = ${periodId} and k.metric_id is not null
        and k.kind in ('count', 'amount', 'growth')
    ),
    tree (root, id, share) as (
      select id, id, 1::numeric from root
      union all
      select t.root, a.child_id, t.share * a.share / 10000 from tree t
      join key_result p on p.id = t.id and p.value_source = 'children'
      join alignment a on a.parent_id = t.id and a.axis = p.fed_by and a.valid_from < ${at}
        and (a.valid_to is null or a.valid_to >= ${at})
      join key_result c on c.id = a.child_id and c.metric_id = p.metric_id
      join goals_then g on g.id = c.goal_id and g.state in ('agreed', 'graded', 'dropped')
    ),
    brought as (
      select tree.root, sum(tree.share * (me.value - b.baseline)) as more
      from tree
      join key_result k on k.id = tree.id and k.value_source <> 'children'
      join goals_then g on g.id = k.goal_id
      join key_result_term b on b.key_result_id = k.id and ${stood('b')}
      join lateral (
        select m.value from measurement m where m.key_result_id = k.id and ${stood('m')} and m.as_of <= g.deadline
        order by m.as_of desc limit 1
      ) me on true
      group by tree.root
    ),
    asked_below as (
      select a.parent_id as root, sum(a.share::numeric / 10000 * (${amount('t', 'c')} - t.baseline))
        filter (where g.state in ('agreed', 'graded') and not t.dropped) as covered
      from alignment a join root r on r.id = a.parent_id join key_result c on c.id = a.child_id and c.metric_id = r.metric_id
      join goals_then g on g.id = c.goal_id join key_result_term t on t.key_result_id = c.id and ${stood('t')}
      where a.axis = 'people' and a.valid_from < ${at} and (a.valid_to is null or a.valid_to >= ${at})
      group by a.parent_id
    )
    select r.unit, r.metric_id as metric, sum(t.baseline + b.more)::text as value, sum(${amount('t', 'r')})::text as target,
      sum(t.baseline)::text as baseline, sum(c.covered)::text as covered,
      (select sum(o.target) from root r2 join lateral (
          select ${amount('ot', 'r2')} as target from key_result_term ot
          where ot.key_result_id = r2.id and ot.cause in ('agreed', 'corrected')
            and ot.recorded_at < ${at} order by ot.recorded_at desc, ot.id desc limit 1) o on true
        where r2.unit is not distinct from r.unit and r2.metric_id = r.metric_id)::text as original
    from root r join key_result_term t on t.key_result_id = r.id and ${stood('t')}
    left join brought b on b.root = r.id left join asked_below c on c.root = r.id
    group by r.unit, r.metric_id`)
  return rows<TargetRow>(result)
}

type Shown = Pick<Rollup, 'whole' | 'units' | 'metrics'>

const unitOf = (unit: Shown['whole']): string | null => unit.id || null

/** Every target, value, attainment and coverage of a page is what the rows say. Gives back how many were compared. */
export function expectTargets({ whole, units, metrics }: Shown, found: readonly TargetRow[]): number {
  let compared = 0
  for (const unit of [whole, ...units])
    for (const { id } of metrics) {
      const cell = unit.cells.get(id)
      const raw = found.find((one) => one.metric === id && one.unit === unitOf(unit))
      expect(cell === undefined, `${unit.name} has a target`).toBe(raw === undefined)
      if (!cell || !raw) continue
      expect(compare(cell.target, raw.target), `target of ${unit.name}`).toBe(0)
      expect(cell.value && normalise(cell.value), `value of ${unit.name}`).toBe(
        raw.value && normalise(raw.value),
      )
      expect(compare(cell.originalTarget ?? cell.target, raw.original!)).toBe(0)
      const base = Number(raw.baseline)
      const of = (target: string) => raw.value && (Number(raw.value) - base) / (Number(target) - base)
      expect(cell.attainment.adjusted).toBe(of(raw.target))
      expect(cell.attainment.original).toBe(of(raw.original!))
      if (raw.covered !== null) {
        const span = Number(raw.target) - base
        expect(cell.coverage!.ratio, `coverage of ${unit.name}`).toBeCloseTo(Number(raw.covered) / span, 10)
        const { gap, buffer } = cell.coverage!
        expect(Number(buffer) - Number(gap), `gap of ${unit.name}`).toBeCloseTo(Number(raw.covered) - span, 4)
      }
      compared += 1
    }
  return compared
}
