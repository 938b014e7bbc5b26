import { keepsToMonthDays } from './month-days'
import { daily, independent, moments, type Tally } from './period'
import { fractions, learnShape, RECENT } from './shape'
import { tilted, tiltOf } from './tilt'

/** What is believed before a period has shown it: variance of the tilt, and of the logit of the fraction done. */
const TILT = { variance: 0.02, weight: 2 }
const LOGIT = { variance: 0.03, weight: 3 }
/** A month that went its own way looks like a lean too: so much of the tilts' variance stands beside what is seen of one. */
const ASTRAY = 1.5
/** The pooled shape's own error is that of so many gains more: it was shrunk. */
const SHRUNK = 30

const unitOf = (period: Tally) => {
  const { sum, squares } = moments(period)
  return sum > 0 ? squares / sum : 1
}

/** Each closed period with the shape the others teach. */
const others = (periods: readonly Tally[], toward?: readonly number[]) =>
  periods.length < 2
    ? []
    : periods.map((period, p) => ({
        period,
        weight: RECENT ** (periods.length - 1 - p),
        shape: (into: Tally) => learnShape(periods.toSpliced(p, 1), into, toward),
      }))

/** How much periods lean from one another: variance of the tilt beyond chance. */
function tiltVariance(periods: readonly Tally[]): number {
  let [squares, weights] = [TILT.variance * TILT.weight, TILT.weight]
  for (const { period, weight, shape } of others(periods)) {
    const { tilt, variance } = tiltOf(daily(period), shape(period), unitOf(period))
    squares += weight * Math.max(0, tilt ** 2 - variance)
    weights += weight
  }
  return squares / weights
}

const logit = (x: number) => Math.log(x / (1 - x))

/** Variance beyond chance of logit(fraction done) on a day of the running period, from period to period. */
function logitVariance(
  periods: readonly Tally[],
  running: Tally,
  elapsed: number,
  toward: readonly number[],
) {
  const keeps = keepsToMonthDays(periods)
  let [squares, weights] = [LOGIT.variance * LOGIT.weight, LOGIT.weight]
  for (const { period, shape } of others(periods, toward)) {
    const is = fractions(period, running, keeps)?.[elapsed - 1]
    const was = shape(running)[elapsed - 1]
    if (is === undefined || was === undefined || Math.min(is, was) < 0.01 || Math.max(is, was) > 0.99)
      continue
    squares += Math.max(0, (logit(is) - logit(was)) ** 2 - 1 / (independent(period) * was * (1 - was)))
    weights += 1
  }
  return squares / weights
}

/**
 * The learned shape, leaning as the running period's first days do as far as closed ones lean from one another, and the
 * variance that leaves to the logit of the fraction done.
 */
export function leaningShape(
  periods: readonly Tally[],
  running: Tally,
  elapsed: number,
  toward: readonly number[] | undefined,
): { shape: number[]; timing: number } {
  const learned = learnShape(periods, running, toward)
  const variance = tiltVariance(periods)
  const seen = tiltOf(
    daily(running).slice(0, elapsed),
    learned,
    unitOf(periods.findLast((one) => independent(one) > 0) ?? running),
  )
  const kept = variance / (variance * (1 + ASTRAY) + seen.variance)
  const shape = tilted(learned, kept * seen.tilt)
  const done = shape[elapsed - 1] ?? 0
  const evidence = periods.reduce(
    (sum, period, p) => sum + RECENT ** (periods.length - 1 - p) * independent(period),
    SHRUNK,
  )
  const left = (1 - kept) * logitVariance(periods, running, elapsed, toward ?? learned)
  return { shape, timing: left + 1 / (evidence * Math.max(0.02, done * (1 - done))) }
}
