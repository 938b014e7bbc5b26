import { dispersion } from './dispersion'
import { CHANGES, FACTORS, likelihood, normalised, type Seen, USUAL } from './factor'
import { leaningShape } from './lean'
import { firstDays, gainedBy, moments, type Tally } from './period'
import { type Pasts, pasts, type Prior } from './prior'
import { RECENT, straight } from './shape'

/** What closed periods teach about one metric for one day of the running period. */
export type Lessons = {
  /** The fraction of a period that should be done at the end of each day, 0–1. */
  shape: readonly number[]
  /** The day forecasts are made at the end of, 1 the period's first. */
  elapsed: number
  priors: ReadonlyMap<string, Prior>
  /** An owner without a past. */
  pooled: Prior
  /** The mean gain, and what an independent gain is worth (variance ÷ mean): of the company, of an owner. */
  size: number
  unit: number
  units: ReadonlyMap<string, number>
  /** What was lost again of everything gained, 0–1: refunds, cancellations. */
  falls: number
  /** ln weight of each of CHANGES. */
  changes: number[]
  /** Variance of ln(volume ÷ the past period's), and of how far the logit of the fraction done is from the shape's. */
  volume: number
  timing: number
}

/** Three years of quarters: what is older weighs next to nothing. */
const REMEMBERED = 12

/** What is believed of the step between two periods' volumes before any was seen: its variance, and the weight of that. */
const STEP = { variance: 0.06, weight: 3 }

function volumeVariance(factors: Pasts['factors']): number {
  const seen = factors.reduce(
    (sum, { factor, chance }) => sum + Math.max(0, Math.log(factor) ** 2 - chance),
    0,
  )
  return (STEP.weight * STEP.variance + seen) / (STEP.weight + factors.length)
}

/** How much owners change, as closed periods after the first bear it out: ln weight of each of CHANGES. */
function changesSeen(
  periods: readonly Tally[],
  shape: readonly number[],
  unit: number,
  units: Lessons['units'],
) {
  const logs = [...USUAL]
  periods.forEach((period, p) => {
    if (p === 0) return
    const seen: Seen[] = []
    for (const [owner, prior] of pasts(periods.slice(0, p), shape, unit).priors) {
      const gains = period.owners.get(owner)
      const gained = gains ? gainedBy(gains, period.length) : 0
      if (gained > 0) seen.push({ ...prior, unit: units.get(owner) ?? unit, gained, done: 1 })
    }
    const logLikelihood = likelihood(seen).map((row) =>
      row.map((log, f) => log - Math.log(FACTORS[f]!) ** 2 / 0.2),
    )
    normalised(logLikelihood).forEach((row, c) => {
      const likely = row.reduce((a, b) => a + b, 0)
      logs[c]! += RECENT ** (periods.length - p) * Math.log(likely + 1e-12)
    })
  })
  return CHANGES.map((_, c) => logs[c]!)
}

function fallen(periods: readonly Tally[]): number {
  let [up, down] = [0, 0]
  for (const { owners } of periods)
    for (const { by } of owners.values())
      for (const one of by) {
        if (one > 0) up += one
        else down -= one
      }
  return up > 0 ? Math.min(1, down / up) : 0
}

/** In the first period of all, everybody is expected to do as well as the mean of those who have begun. */
function firstPeriod(
  running: Tally,
  elapsed: number,
): Pick<Lessons, 'priors' | 'pooled' | 'size' | 'unit' | 'units'> {
  const { sum, squares, n } = moments(running)
  const done = Math.min(1, Math.max(elapsed, 1) / running.length)
  const unit = sum > 0 ? squares / sum : 1
  const mean = sum > 0 ? sum / running.owners.size / done : unit
  return {
    priors: new Map(),
    pooled: { mean, evidence: 1 },
    size: sum > 0 ? sum / n : 1,
    unit,
    units: new Map(),
  }
}

/**
 * Learns from closed periods (oldest first) and the first days of the running one; its later days are never looked at.
 *
 * @param toward the shape the metric's is shrunk toward, by default the straight line
 */
export function learn(
  closed: readonly Tally[],
  period: Tally,
  elapsed: number,
  toward?: readonly number[],
): Lessons {
  const running = firstDays(period, elapsed)
  const periods = closed.slice(-REMEMBERED)
  const { shape, timing } = leaningShape(periods, running, elapsed, toward ?? straight(running.length))
  const common = { shape, elapsed, timing, falls: fallen(periods) }
  const all = periods.map(moments)
  const sum = all.reduce((sums, one) => sums + one.sum, 0)
  if (!(sum > 0))
    return { ...common, ...firstPeriod(running, elapsed), changes: [...USUAL], volume: volumeVariance([]) }
  const { unit, units } = dispersion(periods, shape, Math.min(Math.max(elapsed, 1), running.length))
  const { priors, factors, pooled } = pasts(periods, shape, unit)
  const changes = changesSeen(periods, shape, unit, units)
  const size = sum / all.reduce((n, one) => n + one.n, 0)
  return { ...common, priors, pooled, size, unit, units, changes, volume: volumeVariance(factors) }
}
