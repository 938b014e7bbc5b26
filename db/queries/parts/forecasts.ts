import { sql, type SQL } from 'drizzle-orm'
import { gainedAt, levelForecast, totalForecast, type KeyResultForecast } from '@/lib/okr/forecast/key-result'
import { levelOutlook } from '@/lib/okr/forecast/levels'
import {
  type Expected,
  expectedOf,
  forecastRecord,
  type ForecastRecord,
  type MetricResults,
  type ResultPeriod,
} from '@/lib/okr/forecast/results'
import { settled, together } from '@/lib/okr/forecast/together'
import { isPaced } from '@/lib/okr/measures'
import type { Day, Kind } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { groupBy } from './group-by'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'

/** One metric in one period. */
type Stored = ResultPeriod & { metricId: string; kind: Kind; runs: boolean }

export type Forecasts = {
  day: Day
  /** What every key result on a total is expected to come to, by its id. */
  expected: ReadonlyMap<string, Expected>
  metrics: ReadonlyMap<string, MetricResults>
}

type PeriodAsked = { id: string } | { goalId: string }

const ofGoal = (goalId: string): SQL => sql`(select gl.period_id from goal gl where gl.id = ${goalId})`

/**
 * What everybody's totals let expect of a period: those of all people, whoever asks, because they are one estimate. Show only
 * what comes of goals the viewer may see. One statement, computed once a day.
 *
 * @param moment a past day, with the first instant after it: nothing that was recorded later, and no period closed later, is used
 */
export async function forecastsIn(
  ctx: Pick<Context, 'db' | 'snapshot' | 'today'>,
  period: PeriodAsked,
  moment: { day: Day; before: Date | null } = { day: ctx.today, before: null },
): Promise<Forecasts> {
  const results = await metricResults(ctx, period, moment.before)
  const known = computed.get(results)
  if (known?.day === moment.day) return known
  const metrics = metricsOf(results)
  const expected = new Map<string, Expected>()
  for (const metric of metrics.values())
    for (const [id, one] of expectedOf(metric, moment.day)) expected.set(id, one)
  const forecasts = { day: moment.day, expected, metrics }
  computed.set(results, forecasts)
  return forecasts
}

const computed = new WeakMap<readonly Stored[], Forecasts>()

function metricsOf(results: readonly Stored[]): Map<string, MetricResults> {
  const metrics = new Map<string, MetricResults>()
  for (const [metricId, periods] of groupBy(results, (one) => one.metricId)) {
    const running = periods.find(({ runs }) => runs)
    if (running)
      metrics.set(metricId, {
        whole: running.kind !== 'amount' && running.kind !== 'growth',
        closed: periods.filter(({ runs }) => !runs),
        running,
      })
  }
  return metrics
}

/** People's totals in the period and in those of its kind that are closed, oldest first. Own wording has no past. */
function metricResults(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  period: PeriodAsked,
  before: Date | null,
): Promise<Stored[]> {
  const until = before === null ? null : sql`${before.toISOString()}::timestamptz`
  const stood = (version: SQL) =>
    until === null
      ? sql`${version}.superseded_at is null`
      : sql`${version}.recorded_at < ${until} and (${version}.superseded_at is null or ${version}.superseded_at >= ${until})`
  const closed =
    until === null
      ? sql`p.state = 'closed'`
      : sql`p.state = 'closed' and (select max(s.at) from period_step s where s.period_id = p.id and s.state = 'closed') < ${until}`
  return read<Stored>(
    ctx,
    sql`
    with asked as materialized (select * from period where id = ${'id' in period ? period.id : ofGoal(period.goalId)})
    select coalesce(k.metric_id, k.id) as "metricId", min(coalesce(m.kind, k.kind)) as kind, p.id = a.id as runs,
      p.first::text as first, p.last::text as last, json_agg(json_build_object('id', k.id, 'ownerId', g.owner_id, 'starts', g.starts,
        'deadline', case when t.dropped or g.state = 'dropped' then coalesce(v.last, g.starts)
          else least(g.deadline, (o.deactivated_at at time zone c.time_zone)::date) end,
        'baseline', t.baseline::text, 'target', (case when k.kind = 'growth' then t.base * (1 + t.target / 100) else t.target end)::text,
        'measured', coalesce(v.values, '[]')) order by k.id) as results
    from asked a
    join period p on p.id = a.id or p.kind = a.kind and p.last < a.first and ${closed}
    join goal g on g.period_id = p.id and g.level = 'person' and g.state in ('agreed', 'graded', 'dropped')
    join person o on o.id = g.owner_id
    join key_result k on k.goal_id = g.id and k.value_source <> 'children'
    left join metric m on m.id = k.metric_id
    join key_result_term t on t.key_result_id = k.id and ${stood(sql`t`)}
    cross join company c
    left join lateral (
      select json_agg(json_build_object('asOf', me.as_of, 'value', me.value::text) order by me.as_of) as values, max(me.as_of) as last
      from measurement me where me.key_result_id = k.id and ${stood(sql`me`)} and me.as_of between g.starts and g.deadline
    ) v on true
    where case when k.metric_id is null then p.id = a.id and k.kind in ('count', 'amount')
      else m.reading = 'total' and m.kind in ('count', 'amount', 'growth', 'limit') end
    group by coalesce(k.metric_id, k.id), p.id, a.id, p.first, p.last
    order by p.first, 1`,
  )
}

/** The forecasts of goals of that period, by key result: none where it is over, done or dropped, or nothing is to go by. */
export const forecastsOf = (
  goals: readonly MeasuredGoal[],
  forecasts: Forecasts | null,
): Map<string, KeyResultForecast> =>
  new Map(
    goals.flatMap((goal) =>
      forecasts === null || goal.deadline <= forecasts.day
        ? []
        : goal.keyResults.flatMap((one) => {
            const forecast = forecastOf(one, goal, forecasts)
            return forecast ? [[one.id, forecast] as const] : []
          }),
    ),
  )

function forecastOf(
  one: MeasuredKeyResult,
  { deadline }: MeasuredGoal,
  { expected, day }: Forecasts,
): KeyResultForecast | null {
  if (one.dropped || one.kind === 'milestone') return null
  const own = expected.get(one.id)
  if (own) return totalForecast(one, own.outlook)
  if (one.parts.length > 0) return ofParts(one, expected)
  if (one.kind === 'count' || one.kind === 'amount' || one.kind === 'growth') return null
  const outlook = levelOutlook(
    one.values.filter(({ asOf }) => asOf <= day),
    deadline,
  )
  return outlook && levelForecast(one, outlook)
}

/** What parts nothing is expected of have brought so far stays as it is. */
function ofParts(one: MeasuredKeyResult, expected: Forecasts['expected']): KeyResultForecast | null {
  if (!isPaced(one.kind) || one.value === null) return null
  const parts = one.parts.flatMap(([id, share]) => {
    const part = expected.get(id)
    return part ? [{ ...part, share }] : []
  })
  if (parts.length === 0) return null
  const other = parts.reduce((rest, { gained, share }) => rest - share * gained, gainedAt(one, one.value))
  const { width } = parts[0]!
  return totalForecast(one, together([...parts, settled(other)], width, one.kind === 'count'))
}

/** What came of the forecasts made so many days into the closed periods, of one metric. */
export function recordOf({ metrics }: Forecasts, metricId: string, days: number): ForecastRecord | null {
  const metric = metrics.get(metricId)
  if (!metric) return null
  let record = records.get(metric)
  if (record === undefined) records.set(metric, (record = forecastRecord(metric, days)))
  return record
}

const records = new WeakMap<MetricResults, ForecastRecord | null>()
