import { addDays, dayNumber } from '../calendar'
import { compare, subtract, toNumber } from '../decimal'
import type { Measurement } from '../measures'
import type { Span } from '../quarters'
import type { Day, Decimal } from '../types'
import { BAND } from './calibration'
import { forecastBoard, forecasterFor, type Measured, remake } from './forecast'
import { gainsOf } from './gains'
import type { Outlook } from './outlook'
import { type Gain, lengthOf, type Tally, tally } from './period'

/** A key result on a total: whose it is, over which days it counts, what was measured (dates ascending). */
export type TotalResult = {
  id: string
  ownerId: string
  /** Where it counts. */
  teamId: string | null
  starts: Day
  /** Its last day; of one whose owner left, the day they did. */
  deadline: Day
  baseline: Decimal
  target: Decimal
  measured: readonly Measurement[]
}

/** All key results of one metric in one period. */
export type ResultPeriod = Span & { results: readonly TotalResult[] }

/** What is known of one metric: closed periods, oldest first, and the running one. */
export type MetricResults = { whole: boolean; closed: readonly ResultPeriod[]; running: ResultPeriod }

/** What came of the forecasts of one day of a period: how far off they were, how often the band held. */
export type ForecastRecord = {
  n: number
  /** Σ |forecast − actual| ÷ Σ actual, 0 and up. */
  off: number
  held: number
  /** How many of them the band should have held. */
  due: number
  periods: number
}

/** Where less is asked for, a fall is a gain. */
const sign = ({ baseline, target }: TotalResult): number => (compare(target, baseline) < 0 ? -1 : 1)

const gains = (result: TotalResult, before: Day | null = null): Gain[] =>
  gainsOf(
    result.ownerId,
    result,
    result.measured.filter(({ asOf }) => before === null || asOf <= before),
  ).map((gain) => ({ ...gain, by: sign(result) * gain.by }))

/** What was gained in a period, by everybody. */
export const tallyOf = (period: ResultPeriod): Tally =>
  tally({ ...period, gains: period.results.flatMap((result) => gains(result, result.deadline)) })

const measuredOf = ({ whole, closed }: MetricResults): Measured => ({ whole, closed: closed.map(tallyOf) })

/** What an outlook is of: the gain it starts from. */
export type Expected = { gained: number; outlook: Outlook; width: number }

/**
 * What is expected of every key result of the running period at its deadline, by its id, as seen at the end of a day: one
 * estimate of all of them together. Empty where nothing was ever gained, and on days outside the period.
 */
export function expectedOf(metric: MetricResults, day: Day): Map<string, Expected> {
  const { running } = metric
  const before = dayNumber(running.first) - 1
  const elapsed = dayNumber(day) - before
  const length = lengthOf(running)
  const none = new Map<string, Expected>()
  if (elapsed < 1 || elapsed > length) return none
  const forecaster = forecasterFor(measuredOf(metric), tallyOf(running), elapsed)
  if (!forecaster) return none
  const within = (one: Day) => Math.min(length, Math.max(0, dayNumber(one) - before))
  const past = new Set(
    metric.closed.flatMap(({ results }) =>
      results.flatMap(({ ownerId, measured }) => (measured.length > 0 ? [ownerId] : [])),
    ),
  )
  // Of somebody without a past who has brought nothing yet nothing is known.
  const known = running.results.filter(({ ownerId, measured }) => past.has(ownerId) || measured.length > 0)
  const rows = known.map((result) => {
    const own = gains(result, result.deadline < day ? result.deadline : day)
    const from = within(addDays(result.starts, -1))
    return {
      owner: result.ownerId,
      gained: own.reduce((sum, { by }) => sum + by, 0),
      // Silence says nothing: nobody knows yet what was gained since the last value.
      measured: Math.max(from, within(own.at(-1)?.day ?? running.first) - (own.length === 0 ? 1 : 0)),
      before: from,
      until: Math.max(from, within(result.deadline)),
      part: partOf(result, known),
    }
  })
  const { width } = forecaster
  return new Map(
    forecastBoard(forecaster, rows).map((outlook, i) => [
      known[i]!.id,
      { gained: rows[i]!.gained, outlook, width },
    ]),
  )
}

/** What somebody brings is expected once: goals of one metric that run beside each other take parts of it as large as their targets. */
function partOf(result: TotalResult, all: readonly TotalResult[]): number {
  const asked = ({ baseline, target }: TotalResult) => Math.abs(toNumber(subtract(target, baseline)))
  const beside = all.filter(
    ({ ownerId, starts, deadline }) =>
      ownerId === result.ownerId && starts <= result.deadline && deadline >= result.starts,
  )
  const whole = beside.reduce((sum, one) => sum + asked(one), 0)
  // A limit of nothing at all asks for nothing.
  return whole > 0 ? asked(result) / whole : 1 / beside.length
}

/** The forecasts of closed periods after so many days, made again from what came before; null before there are two periods. */
export function forecastRecord(metric: MetricResults, elapsed: number): ForecastRecord | null {
  const made = remake(measuredOf(metric), elapsed)
  if (made.length === 0) return null
  let [error, all, held] = [0, 0, 0]
  for (const { point, low, high, actual } of made) {
    error += Math.abs(point - actual)
    all += actual
    held += low <= actual && actual <= high ? 1 : 0
  }
  return {
    n: made.length,
    off: error / all,
    held,
    due: Math.round(BAND * made.length),
    periods: new Set(made.map(({ period }) => period.first)).size,
  }
}
