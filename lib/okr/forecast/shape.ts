import type { Span } from '../quarters'
import { alignDays } from './align'
import { lengthOf, type Tally } from './period'

/** A newer period says more about the next one than an older: each one back weighs this much of the one after it. */
const KEEPS = 0.75
/** How many independent gains weigh as much as what the shape is shrunk toward. */
const TOWARD = 10
const PARTS = 6

/** Time gone as the fraction done, one for the end of each day: the shape where nothing is known. */
export const straight = (length: number): number[] => Array.from({ length }, (_, i) => (i + 1) / length)

/** How many independent gains a period's are worth: (Σ gain)² ÷ Σ gain². */
export function independent(period: Tally): number {
  let [sum, squares] = [0, 0]
  for (const { by } of period.owners.values())
    for (const one of by) {
      sum += one
      squares += one * one
    }
  return sum > 0 ? (sum * sum) / squares : 0
}

/** Gains of the whole company by day, 0 for the day before the first. */
function dailyOf(period: Tally): number[] {
  const daily = new Array<number>(period.length + 1).fill(0)
  for (const { days, by } of period.owners.values()) days.forEach((day, i) => (daily[day]! += by[i]!))
  return daily
}

/**
 * How much selling keeps to days of the month, 0–1: the excess over chance of Σ (share − 1/31)² × 31, days up to the 21st
 * counted from the month's first and the rest from its last.
 */
export function monthly(periods: readonly Tally[]): number {
  const slots = new Array<number>(31).fill(0)
  let [sum, evidence] = [0, 0]
  for (const period of periods) {
    const target = { first: '2023-07-01', last: '2023-09-30' }
    const moments = alignDays(period, target)
    const daily = dailyOf(period)
    evidence += independent(period)
    daily.forEach((by, day) => {
      if (day === 0) return
      // July, August: 31 days each; September has 30.
      const at = Math.min(91, Math.round(moments[day]!) - 1) % 31
      slots[at]! += by
      sum += by
    })
  }
  if (!(sum > 0)) return 0
  const chi = slots.reduce((all, by) => all + 31 * (by / sum - 1 / 31) ** 2, 0)
  const excess = Math.max(0, chi - 30 / evidence - 0.05)
  return excess / (excess + 0.3)
}

/** What one closed period says: the fraction gained at the end of each day; null where nothing was. */
export function fractions(period: Tally, into: Span, keepsToDays: number): number[] | null {
  const reached: number[] = []
  let sum = 0
  for (const by of dailyOf(period)) reached.push((sum += by))
  if (!(sum > 0)) return null
  const at = (moment: number) => {
    const day = Math.min(Math.floor(moment + 1e-9), period.length)
    return day === period.length ? sum : reached[day]! + (reached[day + 1]! - reached[day]!) * (moment - day)
  }
  const moments = alignDays(into, period)
  let all = 0
  const done = moments.slice(1).map((moment, i) => {
    const days = moment - moments[i]!
    return (all += (at(moment) - at(moments[i]!)) * days ** (keepsToDays - 1))
  })
  return all > 0 ? done.map((one) => one / all) : null
}

function pool(periods: readonly Tally[], into: Span): { shape: number[]; evidence: number } | null {
  const shape = new Array<number>(lengthOf(into)).fill(0)
  const keepsToDays = monthly(periods)
  let [weights, evidence] = [0, 0]
  periods.toReversed().forEach((period, age) => {
    const done = fractions(period, into, keepsToDays)
    if (!done) return
    const said = independent(period)
    const weight = (KEEPS ** age * said) / (said + 1.5 * TOWARD)
    done.forEach((fraction, i) => (shape[i]! += weight * fraction))
    weights += weight
    evidence += KEEPS ** age * said
  })
  return weights > 0 ? { shape: shape.map((fraction) => fraction / weights), evidence } : null
}

/** How far a shape is from another beyond chance, 0–1 (the positive part of James and Stein's factor, in six parts). */
function distinct(shape: readonly number[], from: readonly number[], evidence: number): number {
  let chi = 0
  let [a, b] = [0, 0]
  for (let part = 1; part <= PARTS; part++) {
    const at = Math.round((part * shape.length) / PARTS) - 1
    const expected = Math.max(from[at]! - b, 1e-3)
    chi += (evidence * (shape[at]! - a - expected) ** 2) / expected
    a = shape[at]!
    b = from[at]!
  }
  return Math.max(0, 1 - (PARTS - 3) / chi)
}

/**
 * The shape of closed periods (oldest first) for a period to come: one cumulative fraction a day, 0–1, never falling, 1 at
 * the end. Pooled over the periods, newer ones weighing more, and shrunk toward another shape, by default the straight
 * line, by as much as 10 independent gains weigh: a slice's toward the company's, a company's toward even selling.
 */
export function learnShape(
  periods: readonly Tally[],
  into: Span,
  toward = straight(lengthOf(into)),
): number[] {
  const pooled = pool(periods, into)
  if (!pooled) return toward
  const own = (distinct(pooled.shape, toward, pooled.evidence) * pooled.evidence) / (pooled.evidence + TOWARD)
  let most = 0
  const shape = pooled.shape.map(
    (fraction, i) => (most = Math.max(most, own * fraction + (1 - own) * toward[i]!)),
  )
  return shape.map((fraction) => Math.min(1, Math.max(0, fraction / most)))
}
