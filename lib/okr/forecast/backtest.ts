import { addDays, daysBetween, quarterOf } from '../calendar'
import type { Day } from '../types'
import { completeQuarters } from './complete-quarters'
import { forecastBoard, forecasterFor, type Measured, remake } from './forecast'
import { gainedBy, type Tally, tally } from './period'

export type Deal = { rep: string; day: Day; amount: number }

/** Forecasts are made at the ends of these weeks: after a quarter's first 21, 42 and 63 days. */
export const WEEKS = [3, 6, 9] as const
export const METRICS = ['amount', 'count'] as const

export type Made = {
  rep: string
  /** `2017-Q4` */
  quarter: string
  week: (typeof WEEKS)[number]
  metric: (typeof METRICS)[number]
  forecast: number
  low: number
  high: number
  /** Of a quarter that is complete. */
  outcome?: { actual: number; runRate: number }
}

export type Score = { n: number; wape: number | null; runRateWape: number | null; held: number | null }
export type Scores = Record<Made['metric'], Record<Made['week'], Score>>

const named = (first: Day): string => `${first.slice(0, 4)}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`

/** Each quarter's deals as gains of both metrics. */
function measured(
  deals: readonly Deal[],
  quarters: readonly { first: Day; last: Day }[],
): Record<Made['metric'], Tally[]> {
  const byQuarter = new Map(quarters.map(({ first }) => [first, [] as Deal[]]))
  for (const deal of deals) byQuarter.get(quarterOf(deal.day).first)?.push(deal)
  const tallies = (by: (deal: Deal) => number) =>
    quarters.map((span) =>
      tally({
        ...span,
        gains: byQuarter.get(span.first)!.map((deal) => ({ owner: deal.rep, day: deal.day, by: by(deal) })),
      }),
    )
  return { amount: tallies(({ amount }) => amount), count: tallies(() => 1) }
}

/**
 * Every complete quarter from the second on, forecast from what came before it and its own deals of the first 7n days: of
 * reps with a deal before it who ended above 0. Of a quarter in which the deals break off, the weeks they reach into are
 * forecast as well, without an outcome.
 */
export function backtest(deals: readonly Deal[]): Made[] {
  const days = [...new Set(deals.map(({ day }) => day))].sort()
  const quarters = completeQuarters(days)
  if (quarters.length === 0) return []
  const next = quarterOf(addDays(quarters.at(-1)!.last, 1))
  const reached = daysBetween(next.first, days.at(-1)!)
  const closed = measured(deals, quarters)
  const running = measured(deals, [next])
  return METRICS.flatMap((metric) => {
    const past: Measured = {
      whole: metric === 'count',
      closed: closed[metric],
      beside: metric === 'amount' ? closed.count : undefined,
    }
    return WEEKS.flatMap((week): Made[] => {
      const made = remake(past, 7 * week).map(
        ({ owner, period, point, low, high, actual, runRate }): Made => ({
          ...{ rep: owner, quarter: named(period.first), week, metric, forecast: point, low, high },
          outcome: { actual, runRate },
        }),
      )
      const current = reached >= 7 * (week - 3) ? ofRunning(past, running[metric][0]!, 7 * week) : []
      return [...made, ...current.map((one) => ({ ...one, quarter: named(next.first), week, metric }))]
    })
  })
}

function ofRunning(past: Measured, running: Tally, elapsed: number) {
  const known = [...new Set(past.closed.flatMap(({ owners }) => [...owners.keys()]))]
  const rows = known.map((owner) => {
    const gains = running.owners.get(owner)
    return { owner, gained: gains ? gainedBy(gains, elapsed) : 0 }
  })
  const forecaster = forecasterFor(past, running, elapsed)
  if (!forecaster) return []
  return forecastBoard(forecaster, rows).map(({ point, low, high }, i) => ({
    ...{ rep: rows[i]!.owner, forecast: point, low, high },
  }))
}

/** Errors and held bands of the forecasts that have an outcome. WAPE = Σ |forecast − actual| ÷ Σ actual. */
export function scores(made: readonly Made[]): Scores {
  const score = (metric: Made['metric'], week: Made['week']): Score => {
    let [n, error, runRateError, held, all] = [0, 0, 0, 0, 0]
    for (const one of made) {
      if (one.metric !== metric || one.week !== week || !one.outcome) continue
      const { actual, runRate } = one.outcome
      n += 1
      error += Math.abs(one.forecast - actual)
      runRateError += Math.abs(runRate - actual)
      held += one.low <= actual && actual <= one.high ? 1 : 0
      all += actual
    }
    return n
      ? { n, wape: error / all, runRateWape: runRateError / all, held: held / n }
      : { n, wape: null, runRateWape: null, held: null }
  }
  const weeks = (metric: Made['metric']) =>
    Object.fromEntries(WEEKS.map((week) => [week, score(metric, week)])) as Record<Made['week'], Score>
  return { amount: weeks('amount'), count: weeks('count') }
}
