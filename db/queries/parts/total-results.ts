import { sql, type SQL } from 'drizzle-orm'
import type { ResultPeriod } from '@/lib/okr/forecast/results'
import type { Day, Kind } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'

/** The totals of one metric in one period; own wording is a metric of its own, without a past. */
export type MetricPeriod = ResultPeriod & {
  periodId: string
  metricId: string
  kind: Kind
  /** The period asked for; else one of its kind, closed before it. */
  runs: boolean
}

export type PeriodAsked = { id: string } | { goalId: string }

/** Closed periods that are read: what is older says next to nothing. */
const REMEMBERED = 8

/**
 * People's totals in a period and in the last ones of its kind that are closed, oldest first: one statement. Teams' and the
 * company's are made of them. What is dropped ends with its last value, what was somebody's who left with that day.
 *
 * @param before everything as it was recorded before an instant: terms, values, states, spans, who had left, what was closed
 * @param runsOn nothing unless the period holds this day
 */
export function totalResults(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  asked: PeriodAsked,
  { before = null, runsOn }: { before?: Date | null; runsOn?: Day } = {},
): Promise<MetricPeriod[]> {
  const until = before && sql`${before.toISOString()}::timestamptz`
  const stood = (version: SQL) =>
    until
      ? sql`${version}.recorded_at < ${until} and (${version}.superseded_at is null or ${version}.superseded_at >= ${until})`
      : sql`${version}.superseded_at is null`
  const closed = sql`pc.state = 'closed'${
    until
      ? sql` and (select max(ps.at) from period_step ps where ps.period_id = pc.id and ps.state = 'closed') < ${until}`
      : sql``
  }`
  const which =
    'id' in asked ? sql`${asked.id}` : sql`(select gl.period_id from goal gl where gl.id = ${asked.goalId})`
  return read<MetricPeriod>(
    ctx,
    sql`
    with asked as materialized (
      select * from period where id = ${which}${runsOn ? sql` and ${runsOn}::date between first and last` : sql``}
    ),
    chosen as materialized (
      select id, first, last, true as runs from asked
      union all
      (select pc.id, pc.first, pc.last, false from asked a join period pc on pc.kind = a.kind and pc.last < a.first and ${closed}
        order by pc.first desc limit ${REMEMBERED})
    )
    select coalesce(k.metric_id, k.id) as "metricId", min(coalesce(m.kind, k.kind)) as kind, p.id as "periodId", p.runs,
      p.first::text as first, p.last::text as last, json_agg(json_build_object('id', k.id, 'ownerId', g.owner_id,
        'teamId', g.team_id, 'starts', h.starts,
        'deadline', case when t.dropped or h.state = 'dropped' then coalesce(v.last, h.starts)
          else least(h.deadline, (${until ? sql`case when o.deactivated_at < ${until} then o.deactivated_at end` : sql`o.deactivated_at`}
            at time zone coalesce(c.time_zone, 'UTC'))::date) end,
        'baseline', t.baseline::text,
        'target', (case when k.kind = 'growth' then t.base * (1 + t.target / 100) else t.target end)::text,
        'measured', coalesce(v.values, '[]')) order by k.id) as results
    from chosen p
    join goal g on g.period_id = p.id and g.level = 'person'
    join lateral (${
      until
        ? sql`select coalesce(gt.starts, g.starts) as starts, coalesce(gt.deadline, g.deadline) as deadline, coalesce(
            (select gs.state from goal_step gs where gs.goal_id = g.id and gs.at < ${until} order by gs.at desc, gs.id desc limit 1),
            case when g.created_at < ${until} and not exists (select from goal_step gs where gs.goal_id = g.id) then g.state end) as state
          from (select 1) one left join goal_term gt on gt.goal_id = g.id and ${stood(sql`gt`)} limit 1`
        : sql`select g.starts, g.deadline, g.state`
    }) h on h.state in ('agreed', 'graded', 'dropped')
    join person o on o.id = g.owner_id
    join key_result k on k.goal_id = g.id and k.value_source <> 'children'
    left join metric m on m.id = k.metric_id
    join key_result_term t on t.key_result_id = k.id and ${stood(sql`t`)}
    left join company c on true
    left join lateral (
      select json_agg(json_build_object('asOf', me.as_of, 'value', me.value::text) order by me.as_of) as values, max(me.as_of) as last
      from measurement me where me.key_result_id = k.id and ${stood(sql`me`)} and me.as_of between h.starts and h.deadline
    ) v on true
    where case when k.metric_id is null then p.runs and k.kind in ('count', 'amount', 'limit')
      else m.reading = 'total' and m.kind in ('count', 'amount', 'growth', 'limit') end
    group by coalesce(k.metric_id, k.id), p.id, p.runs, p.first, p.last
    order by p.first, 1`,
  )
}
