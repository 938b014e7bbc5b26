import { gainedAt, levelForecast, totalForecast, type KeyResultForecast } from '@/lib/okr/forecast/key-result'
import { levelOutlook } from '@/lib/okr/forecast/levels'
import {
  type Expected,
  expectedOf,
  forecastRecord,
  type ForecastRecord,
  type MetricResults,
} from '@/lib/okr/forecast/results'
import { settled, together } from '@/lib/okr/forecast/together'
import { compare } from '@/lib/okr/decimal'
import { isPaced } from '@/lib/okr/measures'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../../context'
import { groupBy } from './group-by'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { totalResults, type MetricPeriod, type PeriodAsked } from './total-results'

export type Forecasts = {
  day: Day
  /** What every key result on a total is expected to come to, by its id. */
  expected: ReadonlyMap<string, Expected>
  metrics: ReadonlyMap<string, MetricResults>
}

/** What the product says of its forecasts is of those made after six weeks. */
const RECORD_DAYS = 42

/**
 * What everybody's totals let expect of a period: those of all people, whoever asks, because they are one estimate. Show only
 * what comes of goals the viewer may see. One statement, computed once a day; little of it where the period does not run on
 * that day.
 *
 * @param moment a past day, with the first instant after it: nothing that was recorded later, and no period closed later, is used
 */
export async function forecastsIn(
  ctx: Pick<Context, 'db' | 'snapshot' | 'today'>,
  period: PeriodAsked,
  moment: { day: Day; before: Date | null } = { day: ctx.today, before: null },
): Promise<Forecasts> {
  return computedOf(await totalResults(ctx, period, { ...moment, runsOn: moment.day }), moment.day)
}

/** The same for a page that also says how good forecasts have been: of a period that is over, too. */
export const forecastsWithRecord = async (
  ctx: Pick<Context, 'db' | 'snapshot'>,
  period: PeriodAsked,
  moment: { day: Day; before: Date | null },
): Promise<Forecasts> => computedOf(await totalResults(ctx, period, moment), moment.day)

function computedOf(results: readonly MetricPeriod[], day: Day): Forecasts {
  const known = computed.get(results)
  if (known?.day === day) return known
  const metrics = metricsOf(results)
  const expected = new Map<string, Expected>()
  for (const metric of metrics.values())
    for (const [id, one] of expectedOf(metric, day)) expected.set(id, one)
  const forecasts = { day, expected, metrics }
  computed.set(results, forecasts)
  return forecasts
}

const computed = new WeakMap<readonly MetricPeriod[], Forecasts>()

function metricsOf(results: readonly MetricPeriod[]): Map<string, MetricResults> {
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

/** The forecasts of goals of that period, by key result: none where it is over or dropped, or nothing is to go by. */
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
  if (own && !(one.kind === 'limit' && one.metricId === null && fell(one)))
    return totalForecast(one, own.outlook)
  if (one.parts.length > 0) return ofParts(one, expected)
  if (one.kind === 'count' || one.kind === 'amount' || one.kind === 'growth') return null
  const outlook = levelOutlook(
    one.values.filter(({ asOf }) => asOf <= day),
    deadline,
    one.kind === 'percent' || one.unit === '%',
  )
  return outlook && levelForecast(one, outlook)
}

/** A limit in own wording is read as a total while it has only grown, else as a level. */
const fell = ({ values }: MeasuredKeyResult): boolean =>
  values.some(({ value }, i) => i > 0 && compare(value, values[i - 1]!.value) < 0)

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

/** What came of the forecasts made in week 6 of the closed periods, of one metric. */
export function recordOf({ metrics }: Forecasts, metricId: string): ForecastRecord | null {
  const metric = metrics.get(metricId)
  if (!metric) return null
  let record = records.get(metric)
  if (record === undefined) records.set(metric, (record = forecastRecord(metric, RECORD_DAYS)))
  return record
}

const records = new WeakMap<MetricResults, ForecastRecord | null>()
