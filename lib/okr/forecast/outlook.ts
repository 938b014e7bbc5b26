import { spreadOf } from './band'
import type { Rest } from './board'
import { bandLevels } from './calibration'

/** What is expected of a total at the end of the period, in the metric's unit, counted from the baseline. */
export type Outlook = {
  /** As likely to be passed as not. */
  point: number
  /** The band that holds the outcome in 80 of 100 cases; low ≤ point ≤ high. */
  low: number
  high: number
  /** The chance (0–1) that the total reaches so much; never rising in it. */
  chance: (total: number) => number
  rest: Rest
}

export function outlookOf(rest: Rest, gained: number, whole: boolean, width: number): Outlook {
  const spread = spreadOf(rest, whole)
  const [low, high] = bandLevels(width)
  return {
    point: gained + spread.at(0.5),
    low: gained + spread.at(low),
    high: gained + spread.at(high),
    chance: (total) => spread.atLeast(total - gained),
    rest,
  }
}
