import { daysBetween } from '../calendar'
import { toNumber } from '../decimal'
import type { Measurement } from '../measures'
import type { Day } from '../types'
import { normalCdf } from './gamma'

const EDGE = 1.2816

/** What is expected of a level (a rate, a share, an open number) on a day to come. */
export type LevelOutlook = {
  /** The last level: levels are as likely to rise as to fall. */
  point: number
  low: number
  high: number
  /** The chance (0–1) to be at a level or above it, and at it or below. */
  atLeast: (level: number) => number
  atMost: (level: number) => number
}

/**
 * A level at the deadline from its measurements so far, dates ascending, the owner's earlier periods among them if they
 * measured the same: a random walk from the last one with the variance a day of its own past changes. The band is wider
 * for few changes, as Student's t is (1 + 0.8 ÷ n + 0.6 ÷ n², to 2 %). Null with fewer than two measurements.
 */
export function levelOutlook(
  measured: readonly Measurement[],
  deadline: Day,
  share = false,
): LevelOutlook | null {
  const last = measured.at(-1)
  let [squares, days, n] = [0, 0, 0]
  measured.slice(1).forEach(({ asOf, value }, i) => {
    const before = measured[i]!
    const between = daysBetween(before.asOf, asOf)
    if (between <= 0) return
    squares += (toNumber(value) - toNumber(before.value)) ** 2
    days += between
    n += 1
  })
  if (!last || n === 0) return null
  const point = toNumber(last.value)
  const left = Math.max(0, daysBetween(last.asOf, deadline))
  const spread = Math.sqrt((squares / days) * left) * (1 + 0.8 / n + 0.6 / (n * n))
  const below = (level: number) => normalCdf((level - point) / spread)
  const still = spread === 0
  const values = measured.map(({ value }) => toNumber(value))
  // What was never below nothing, or never above all of it, is not expected there.
  const least = values.every((value) => value >= 0) ? 0 : -Infinity
  const most = share && values.every((value) => value <= 100) ? 100 : Infinity
  return {
    ...{ point, low: Math.max(least, point - EDGE * spread), high: Math.min(most, point + EDGE * spread) },
    atLeast: (level) => (still ? Number(point >= level) : 1 - below(level)),
    atMost: (level) => (still ? Number(point <= level) : below(level)),
  }
}
