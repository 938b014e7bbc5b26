import { gainedBy, type Tally } from './period'

const DAYS = 7

/** Sums over one owner and period: squared distances from what shape and total let expect week by week, and what was expected. */
function weekly(period: Tally, owner: string, shape: readonly number[]): [number, number] {
  const { days, by } = period.owners.get(owner)!
  const weeks = Math.ceil(period.length / DAYS)
  const gained = new Array<number>(weeks).fill(0)
  let total = 0
  days.forEach((day, i) => {
    gained[Math.ceil(day / DAYS) - 1]! += by[i]!
    total += by[i]!
  })
  let [squares, chance] = [0, 0]
  let before = 0
  for (let w = 0; w < weeks; w++) {
    const to = shape[Math.min(shape.length, Math.round(((w + 1) * DAYS * shape.length) / period.length)) - 1]!
    const part = to - before
    before = to
    squares += (gained[w]! - total * part) ** 2
    chance += total * part * (1 - part)
  }
  return [squares, chance]
}

/**
 * What one independent gain is worth: the variance of gains ÷ their mean (1 for deals counted one by one, less where
 * selling is regular, the typical large deal for amounts), of the company and by owner, shrunk toward the company's.
 * Measured week by week against the shape, and at the split of the period the forecast stands at.
 */
export function dispersion(
  periods: readonly Tally[],
  shape: readonly number[],
  elapsed: number,
): { unit: number; units: Map<string, number> } {
  let [squares, chance] = [0, 0]
  const own = new Map<string, [number, number]>()
  let [splitSquares, splitChance, owners] = [0, 0, 0]
  const done = shape[elapsed - 1]!
  periods.toReversed().forEach((period, age) => {
    const weight = 0.75 ** age
    let [so, all] = [0, 0]
    for (const gains of period.owners.values()) {
      so += gainedBy(gains, elapsed)
      all += gainedBy(gains, period.length)
    }
    const n = period.owners.size
    const split = all > 0 ? Math.min(0.98, Math.max(0.02, ((so / all) * n + 3 * done) / (n + 3))) : done
    for (const [owner, gains] of period.owners) {
      const [s, c] = weekly(period, owner, shape)
      const before = own.get(owner) ?? [0, 0]
      own.set(owner, [before[0] + weight * s, before[1] + weight * c])
      squares += weight * s
      chance += weight * c
      const total = gainedBy(gains, period.length)
      splitSquares += weight * (gainedBy(gains, elapsed) - split * total) ** 2
      splitChance += weight * split * (1 - split) * total
      owners += weight
    }
  })
  if (!(chance > 0)) return { unit: 1, units: new Map() }
  const byWeek = squares / chance
  const bySplit = splitChance > 0 ? splitSquares / splitChance : byWeek
  const unit = Math.max(1e-9, (10 * byWeek + owners * bySplit) / (10 + owners))
  const units = new Map<string, number>()
  for (const [owner, [s, c]] of own)
    units.set(owner, (unit * (s + 40 * byWeek * byWeek)) / byWeek / (c + 40 * byWeek))
  return { unit, units }
}
