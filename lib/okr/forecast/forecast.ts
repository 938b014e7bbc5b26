import type { Span } from '../quarters'
import { deviate, spreadOf } from './band'
import { restOf, type Row } from './board'
import { bandWidth, usualWidth } from './calibration'
import { learn, type Lessons } from './lessons'
import { type Outlook, outlookOf } from './outlook'
import { firstDays, gainedBy, independent, type Tally } from './period'
import { learnShape } from './shape'

/** The closed periods of one metric, oldest first. */
export type Measured = {
  /** Counted in whole numbers. */
  whole: boolean
  closed: readonly Tally[]
  /** The same periods in a metric whose shape is known better: the deals beside their revenue. */
  beside?: readonly Tally[]
}

/** What closed periods teach for one day of the running one; the same for every row, to be kept for the day. */
export type Forecaster = Lessons & { whole: boolean; width: number }

/** One forecast made again from what was known then, beside what came of it. */
export type Remade = {
  owner: string
  period: Span
  point: number
  low: number
  high: number
  actual: number
  /** Value so far ÷ the fraction of time gone. */
  runRate: number
  /** How far out the outcome lay, as a normal deviate. */
  deviate: number
}

function lessonsFor({ closed, beside }: Measured, running: Tally, elapsed: number): Lessons {
  return learn(closed, running, elapsed, beside && learnShape(beside, running))
}

/** Outlooks of all rows together: what some have gained so far says what volume the others may expect. */
export function forecastBoard(forecaster: Forecaster, rows: readonly Row[]): Outlook[] {
  const { whole, width } = forecaster
  return restOf(forecaster, rows).map((rest, i) => outlookOf(rest, rows[i]!.gained, whole, width))
}

/** What everybody with a past had gained in a period's first days. */
function rowsOf(before: readonly Tally[], period: Tally, elapsed: number): Row[] {
  const known = new Set(before.flatMap(({ owners }) => [...owners.keys()]))
  return [...known].map((owner) => {
    const gains = period.owners.get(owner)
    return { owner, gained: gains ? gainedBy(gains, elapsed) : 0 }
  })
}

/**
 * The forecasts of each closed period from the second on, as they would have been made on its day `elapsed` (1 is its
 * first), of everybody with a past who ended above 0.
 */
export function remake({ whole, closed, beside }: Measured, elapsed: number): Remade[] {
  const made: Remade[] = []
  closed.forEach((period, p) => {
    if (p === 0) return
    const measured = { whole, closed: closed.slice(0, p), beside: beside?.slice(0, p) }
    const width = bandWidth(
      made.map((one) => one.deviate),
      usualWidth(whole),
    )
    const forecaster = { ...lessonsFor(measured, period, elapsed), whole, width }
    const rows = rowsOf(measured.closed, period, elapsed)
    forecastBoard(forecaster, rows).forEach(({ point, low, high, rest }, i) => {
      const { owner, gained } = rows[i]!
      const gains = period.owners.get(owner)
      const actual = gains ? gainedBy(gains, period.length) : 0
      if (!(actual > 0)) return
      made.push({
        ...{ owner, period, point, low, high, actual },
        runRate: (gained * period.length) / elapsed,
        deviate: deviate(spreadOf(rest, whole), actual - gained, whole),
      })
    })
  })
  return made
}

/**
 * Learns from closed periods and the running one's first days what forecasts on its day `elapsed` need. Null while nobody
 * has gained anything yet: there is nothing to forecast from.
 */
export function forecasterFor(measured: Measured, running: Tally, elapsed: number): Forecaster | null {
  const known = [...measured.closed, firstDays(running, elapsed)]
  if (!known.some((period) => independent(period) > 0)) return null
  const deviates = remake(measured, elapsed).map((one) => one.deviate)
  const width = bandWidth(deviates, usualWidth(measured.whole))
  return { ...lessonsFor(measured, running, elapsed), whole: measured.whole, width }
}
