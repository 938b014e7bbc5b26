import { dayNumber } from '../calendar'
import type { Span } from '../quarters'
import type { Day } from '../types'

/** What one owner's total rose by (or fell, where negative) on a day, in the metric's unit. */
export type Gain = { owner: string; day: Day; by: number }

/** A period with all that was gained in it, by everybody of the company who measures this metric. */
export type Period = Span & { gains: readonly Gain[] }

/** One owner's gains in a period: the days, 1 for the first, and what each brought. */
export type Gains = { days: number[]; by: number[] }

/** A period's gains by owner, and how many days it has. */
export type Tally = Span & { length: number; owners: ReadonlyMap<string, Gains> }

export const lengthOf = ({ first, last }: Span): number => dayNumber(last) - dayNumber(first) + 1

/** Sorts a period's gains by owner. Gains dated outside the period are left out. */
export function tally(period: Period): Tally {
  const before = dayNumber(period.first) - 1
  const length = lengthOf(period)
  const owners = new Map<string, Gains>()
  for (const { owner, day, by } of period.gains) {
    const at = dayNumber(day) - before
    if (at < 1 || at > length) continue
    let own = owners.get(owner)
    if (!own) owners.set(owner, (own = { days: [], by: [] }))
    own.days.push(at)
    own.by.push(by)
  }
  return { first: period.first, last: period.last, length, owners }
}

/** What was gained in a period's first days. */
export function gainedBy({ days, by }: Gains, elapsed: number): number {
  let sum = 0
  for (let i = 0; i < days.length; i++) if (days[i]! <= elapsed) sum += by[i]!
  return sum
}
