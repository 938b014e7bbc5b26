import type { Span } from '../quarters'
import { alignDays } from './align'
import { keepsToMonthDays } from './month-days'
import { daily, independent, lengthOf, type Tally } from './period'

/** A newer period says more about the next one than an older: each one back weighs this much of the one after it. */
export const RECENT = 0.75
/** How many independent gains weigh as much as what the shape is shrunk toward; how many a period to speak fully. */
const TOWARD = 10
const FULL = 30
const PARTS = 6

/** Time gone as the fraction done, one for the end of each day: the shape where nothing is known. */
export const straight = (length: number): number[] => Array.from({ length }, (_, i) => (i + 1) / length)

/**
 * What one closed period says: the fraction (0–1) gained at the end of each day of another; null where nothing was. Where
 * selling keeps to days of the month, a month's share stays what it was, else it grows with the month's days.
 */
export function fractions(period: Tally, into: Span, keepsToDays: number): number[] | null {
  const reached = [0]
  for (const by of daily(period)) reached.push(reached.at(-1)! + by)
  const at = (moment: number) => {
    const day = Math.min(Math.floor(moment + 1e-9), period.length)
    const next = reached[day + 1]
    return next === undefined ? reached[day]! : reached[day]! + (next - reached[day]!) * (moment - day)
  }
  const moments = alignDays(into, period)
  let all = 0
  const done = moments.slice(1).map((moment, i) => {
    const days = moment - moments[i]!
    return (all += (at(moment) - at(moments[i]!)) * days ** (keepsToDays - 1))
  })
  return reached.at(-1)! > 0 && all > 0 ? done.map((one) => one / all) : null
}

function pool(periods: readonly Tally[], into: Span): { shape: number[]; evidence: number } | null {
  const shape = new Array<number>(lengthOf(into)).fill(0)
  const keepsToDays = keepsToMonthDays(periods)
  let [weights, evidence] = [0, 0]
  periods.toReversed().forEach((period, age) => {
    const done = fractions(period, into, keepsToDays)
    if (!done) return
    const said = independent(period)
    const weight = (RECENT ** age * said) / (said + FULL)
    done.forEach((fraction, i) => (shape[i]! += weight * fraction))
    weights += weight
    evidence += RECENT ** age * said
  })
  return weights > 0 ? { shape: shape.map((fraction) => fraction / weights), evidence } : null
}

/** How far a shape is from another beyond chance, 0–1: the positive part of James and Stein's factor, in six parts. */
function distinct(shape: readonly number[], from: readonly number[], evidence: number): number {
  let chi = 0
  let [own, other] = [0, 0]
  for (let part = 1; part <= PARTS; part++) {
    const at = Math.round((part * shape.length) / PARTS) - 1
    const expected = Math.max(from[at]! - other, 1e-3)
    chi += (evidence * (shape[at]! - own - expected) ** 2) / expected
    own = shape[at]!
    other = from[at]!
  }
  return Math.max(0, 1 - (PARTS - 3) / chi)
}

/**
 * The shape of closed periods (oldest first) for a period to come: one cumulative fraction a day, 0–1, never falling, 1 at
 * the end. Pooled over the periods, newer ones weighing more. It is smoothed by shrinking it toward another shape, by
 * default the straight line, as much as the difference may be chance: a slice's (a region's) toward the company's, a
 * company's toward even selling. Without a closed period it is that other shape.
 */
export function learnShape(
  periods: readonly Tally[],
  into: Span,
  toward: readonly number[] = straight(lengthOf(into)),
): number[] {
  const pooled = pool(periods, into)
  if (!pooled) return [...toward]
  const { shape, evidence } = pooled
  const own = (distinct(shape, toward, evidence) * evidence) / (evidence + TOWARD)
  let most = 0
  const mixed = shape.map((fraction, i) => (most = Math.max(most, own * fraction + (1 - own) * toward[i]!)))
  return mixed.map((fraction) => Math.min(1, Math.max(0, fraction / most)))
}
