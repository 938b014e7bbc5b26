import { gainedBy, moments, type Tally } from './period'
import { RECENT } from './shape'

const DAYS = 7
/** Owners and periods of a split that the weekly measure weighs as much as; gains an owner needs for half a say of their own. */
const WEEKLY = 10
const SHARED = 40
/** Owners that the shape weighs as much as, in saying how the company's period split. */
const SPLIT = 3

/** Σ (gained − expected)² and the Σ of what chance alone gives for gains of one unit. */
type Sums = { squares: number; chance: number }

/** One owner's period, week by week, against shape and total. */
function byWeek(period: Tally, owner: string, shape: readonly number[]): Sums {
  const { days, by } = period.owners.get(owner)!
  const gained = new Array<number>(Math.ceil(period.length / DAYS)).fill(0)
  days.forEach((day, i) => (gained[Math.ceil(day / DAYS) - 1]! += by[i]!))
  const total = by.reduce((a, b) => a + b, 0)
  let [squares, chance, before] = [0, 0, 0]
  gained.forEach((one, week) => {
    const day = Math.round(((week + 1) * DAYS * shape.length) / period.length)
    const done = shape[Math.min(shape.length, day) - 1]!
    const part = done - before
    before = done
    squares += (one - total * part) ** 2
    chance += total * part * (1 - part)
  })
  return { squares, chance }
}

/** Everybody's first days of a period against the rest of it. */
function atSplit(period: Tally, elapsed: number, done: number): Sums {
  const own = [...period.owners.values()].map((gains) => ({
    so: gainedBy(gains, elapsed),
    all: gainedBy(gains, period.length),
  }))
  const so = own.reduce((sum, one) => sum + one.so, 0)
  const all = own.reduce((sum, one) => sum + one.all, 0)
  const split = all > 0 ? ((so / all) * own.length + SPLIT * done) / (own.length + SPLIT) : done
  const part = Math.min(0.98, Math.max(0.02, split))
  return own.reduce(
    (sums, one) => ({
      squares: sums.squares + (one.so - part * one.all) ** 2,
      chance: sums.chance + part * (1 - part) * one.all,
    }),
    { squares: 0, chance: 0 },
  )
}

/** Σ gain² ÷ Σ gain, where weeks do not differ from what was expected. */
function typical(periods: readonly Tally[]): number {
  const all = periods.map(moments)
  return all.reduce((sum, one) => sum + one.squares, 0) / all.reduce((sum, one) => sum + one.sum, 0)
}

/**
 * What one independent gain is worth, in the metric's unit: the variance of gains ÷ their mean (1 for deals counted one by
 * one, less where selling is regular, the typical large deal for amounts). The company's, measured week by week and at the
 * split the forecast stands at, and every owner's, shrunk toward it.
 */
export function dispersion(
  periods: readonly Tally[],
  shape: readonly number[],
  elapsed: number,
): { unit: number; units: Map<string, number> } {
  const weekly: Sums = { squares: 0, chance: 0 }
  const split: Sums = { squares: 0, chance: 0 }
  const own = new Map<string, Sums>()
  let counted = 0
  const add = (to: Sums, what: Sums, weight: number) => {
    to.squares += weight * what.squares
    to.chance += weight * what.chance
  }
  periods.forEach((period, p) => {
    const weight = RECENT ** (periods.length - 1 - p)
    counted += weight * period.owners.size
    add(split, atSplit(period, elapsed, shape[elapsed - 1]!), weight)
    for (const owner of period.owners.keys()) {
      const sums = byWeek(period, owner, shape)
      add(weekly, sums, weight)
      if (!own.has(owner)) own.set(owner, { squares: 0, chance: 0 })
      add(own.get(owner)!, sums, weight)
    }
  })
  if (!(weekly.chance > 0 && weekly.squares > 0)) return { unit: typical(periods), units: new Map() }
  const one = weekly.squares / weekly.chance
  const bySplit = split.chance > 0 ? split.squares / split.chance : one
  const unit = (WEEKLY * one + counted * bySplit) / (WEEKLY + counted)
  const units = new Map<string, number>()
  for (const [owner, { squares, chance }] of own)
    units.set(owner, ((unit / one) * (squares + SHARED * one * one)) / (chance + SHARED * one))
  return { unit, units }
}
