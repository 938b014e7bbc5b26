import type { Span } from '../quarters'
import { dispersion } from './dispersion'
import { CHANGES, FACTORS, likelihood, normalised, USUAL } from './factor'
import { gainedBy, lengthOf, type Tally } from './period'
import { pasts, type Prior } from './prior'
import { fractions, independent, learnShape, monthly, straight } from './shape'

/** What closed periods teach about one metric for one day of the running period. */
export type Lessons = {
  /** The fraction of the period that should be done by the day, 0–1: learned, and by time alone. */
  done: number
  time: number
  priors: ReadonlyMap<string, Prior>
  /** An owner without a past. */
  pooled: Prior
  unit: number
  units: ReadonlyMap<string, number>
  /** ln weight of each of CHANGES. */
  changes: number[]
  /** Variance of ln(volume ÷ the past period's), and of ln(done so far ÷ what the shape said). */
  volume: number
  timing: number
}

/** Variance of ln(done ÷ shape) at a fraction: that of its logit, 0.2² before anything is known, times (1 − done)². */
function timingSpread(periods: readonly Tally[], into: Span, elapsed: number, toward: number[]): number {
  const logit = (x: number) => Math.log(x / (1 - x))
  const keeps = monthly(periods)
  let [squares, weights] = [3 * 0.03, 3]
  periods.forEach((period, i) => {
    const others = periods.filter((_, j) => j !== i)
    const said = fractions(period, into, keeps)
    if (others.length === 0 || !said) return
    const [is, was] = [said[elapsed - 1]!, learnShape(others, into, toward)[elapsed - 1]!]
    if (is < 0.01 || is > 0.99 || was < 0.01 || was > 0.99) return
    const chance = 1 / (independent(period) * was * (1 - was))
    squares += Math.max(0, (logit(is) - logit(was)) ** 2 - chance)
    weights += 1
  })
  return squares / weights
}

export function learn(
  periods: readonly Tally[],
  running: Span,
  elapsed: number,
  toward = straight(lengthOf(running)),
): Lessons {
  const shape = learnShape(periods, running, toward)
  const done = shape[elapsed - 1]!
  const { unit, units } = dispersion(periods, shape, elapsed)
  const { priors, factors, pooled } = pasts(periods, shape, unit)
  const changes = [...USUAL]
  for (let p = 1; p < periods.length; p++) {
    const before = pasts(periods.slice(0, p), shape, unit)
    const seen = [...before.priors]
      .map(([owner, prior]) => {
        const gains = periods[p]!.owners.get(owner)
        return {
          ...prior,
          unit: units.get(owner) ?? unit,
          gained: gains ? gainedBy(gains, periods[p]!.length) : 0,
        }
      })
      .filter((one) => one.gained > 0)
    const likely = normalised(
      likelihood(seen, 1).map((row) => row.map((log, f) => log - Math.log(FACTORS[f]!) ** 2 / 0.2)),
    ).map((row) => Math.log(row.reduce((a, b) => a + b, 0) + 1e-12))
    const weight = 0.75 ** (periods.length - p)
    CHANGES.forEach((_, c) => (changes[c]! += weight * likely[c]!))
  }
  const volume =
    factors.reduce((sum, { factor, chance }) => sum + Math.max(0, Math.log(factor) ** 2 - chance), 3 * 0.06) /
    (3 + factors.length)
  const timing = timingSpread(periods, running, elapsed, toward) * (1 - done) ** 2
  return { done, time: elapsed / lengthOf(running), priors, pooled, unit, units, changes, volume, timing }
}
