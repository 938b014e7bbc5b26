import { dayNumber } from '../calendar'
import type { Span } from '../quarters'
import type { Day } from '../types'

/**
 * What an owner's total rose by (or fell, where negative) up to a day, in the metric's unit; of a value measured now and
 * then since the day of the measurement before it.
 */
export type Gain = { owner: string; day: Day; since?: Day; by: number }

/** A period with all that was gained in it, by everybody of the company who measures this metric. */
export type Period = Span & { gains: readonly Gain[] }

/** One owner's gains in a period: the days, 1 for the first, and what each brought. */
export type Gains = { days: number[]; since: number[]; by: number[] }

/** A period's gains by owner, and how many days it has. */
export type Tally = Span & { length: number; owners: ReadonlyMap<string, Gains> }

export const lengthOf = ({ first, last }: Span): number => dayNumber(last) - dayNumber(first) + 1

/** Sorts a period's gains by owner. Gains dated outside the period are left out. */
export function tally(period: Period): Tally {
  const before = dayNumber(period.first) - 1
  const length = lengthOf(period)
  const owners = new Map<string, Gains>()
  for (const { owner, day, since, by } of period.gains) {
    const at = dayNumber(day) - before
    if (at < 1 || at > length) continue
    let own = owners.get(owner)
    if (!own) owners.set(owner, (own = { days: [], since: [], by: [] }))
    own.days.push(at)
    own.since.push(since ? Math.min(at - 1, Math.max(0, dayNumber(since) - before)) : at - 1)
    own.by.push(by)
  }
  return { first: period.first, last: period.last, length, owners }
}

/** The period with only what was gained in its first days. */
export function firstDays(period: Tally, elapsed: number): Tally {
  const owners = new Map<string, Gains>()
  for (const [owner, { days, since, by }] of period.owners) {
    const known = days.flatMap((day, i) => (day <= elapsed ? [i] : []))
    const pick = (numbers: readonly number[]) => known.map((i) => numbers[i]!)
    if (known.length) owners.set(owner, { days: pick(days), since: pick(since), by: pick(by) })
  }
  return { ...period, owners }
}

/** What was gained in a period's first days. */
export function gainedBy({ days, by }: Gains, elapsed: number): number {
  let sum = 0
  for (let i = 0; i < days.length; i++) if (days[i]! <= elapsed) sum += by[i]!
  return sum
}

const knownDaily = new WeakMap<Tally, readonly number[]>()

/** What everybody together gained each day, evenly over the days between two measurements; index 0 is the first day. */
export function daily(period: Tally): readonly number[] {
  const { length, owners } = period
  const known = knownDaily.get(period)
  if (known) return known
  const gained = new Array<number>(length).fill(0)
  for (const { days, since, by } of owners.values())
    days.forEach((day, i) => {
      for (let one = since[i]!; one < day; one++) gained[one]! += by[i]! / (day - since[i]!)
    })
  knownDaily.set(period, gained)
  return gained
}

/** Σ gain, Σ gain² and how many gains there were. */
export function moments({ owners }: Tally): { sum: number; squares: number; n: number } {
  let [sum, squares, n] = [0, 0, 0]
  for (const { by } of owners.values())
    for (const one of by) {
      sum += one
      squares += one * one
      n += 1
    }
  return { sum, squares, n }
}

const knownEvidence = new WeakMap<Tally, number>()

/** How many equal gains say as much as a period's: (Σ gain)² ÷ Σ gain². */
export function independent(period: Tally): number {
  let evidence = knownEvidence.get(period)
  if (evidence === undefined) {
    const { sum, squares } = moments(period)
    knownEvidence.set(period, (evidence = sum > 0 ? (sum * sum) / squares : 0))
  }
  return evidence
}
