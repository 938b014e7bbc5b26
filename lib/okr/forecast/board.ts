import { CHANGES, certainty, FACTORS, likelihood, normalised, type Seen } from './factor'
import type { Lessons } from './lessons'

/** What one owner gained so far in the running period. */
export type Row = { owner: string; gained: number }

/** What is still to come in the period for one owner. */
export type Rest = {
  /** Expected, in the metric's unit, and its variance: of this owner alone, and shared with everybody. */
  mean: number
  own: number
  shared: number
  /** Chance of nothing more at all. */
  none: number
}

const normal = (x: number, variance: number) => Math.exp((-x * x) / (2 * variance)) / Math.sqrt(variance)

/** Most periods are like the last but for its usual changes; one in five may be quite another. */
function volumes(variance: number): { share: number; variance: number }[] {
  return [
    { share: 0.8, variance },
    { share: 0.2, variance: Math.max(0.8, 2 * variance) },
  ]
}

/** For each factor seen so far: ln of its prior weight, and what it lets expect of the volume of the rest. */
function factors(lessons: Lessons): { weight: number; rest: number; open: number }[] {
  const parts = volumes(lessons.volume)
  return FACTORS.map((factor) => {
    const log = Math.log(factor)
    let [sum, rest, square] = [0, 0, 0]
    for (const { share, variance } of parts) {
      const weight = share * normal(log, variance + lessons.timing)
      const kept = variance / (variance + lessons.timing)
      sum += weight
      rest += weight * kept * log
      square += weight * ((kept * log) ** 2 + kept * lessons.timing)
    }
    const mean = rest / sum
    return { weight: Math.log(sum), rest: Math.exp(mean), open: square / sum - mean * mean }
  })
}

export function restOf(lessons: Lessons, rows: readonly Row[]): Rest[] {
  const { done, unit, units, priors, pooled } = lessons
  const seen: Seen[] = rows.map(({ owner, gained }) => ({
    ...(priors.get(owner) ?? pooled),
    unit: units.get(owner) ?? unit,
    gained,
  }))
  const prior = factors(lessons)
  const weights = normalised(
    likelihood(seen, done).map((row, c) => row.map((log, f) => log + lessons.changes[c]! + prior[f]!.weight)),
  )
  const cells: { weight: number; factor: number; change: number; rest: number; open: number }[] = []
  weights.forEach((row, c) =>
    row.forEach((weight, f) => {
      if (weight > 1e-4) cells.push({ ...prior[f]!, weight, factor: FACTORS[f]!, change: CHANGES[c]! })
    }),
  )
  return seen.map(({ mean, evidence, unit, gained }) => {
    const n = Math.max(0, gained) / unit
    let [sum, expected, square, own, shared, none] = [0, 0, 0, 0, 0, 0]
    for (const { weight, factor, change, rest, open } of cells) {
      const k = certainty(change, evidence)
      const [a, b] = [k + n, k + (factor * done * mean) / unit]
      const all = rest * mean * (1 - done)
      const m = (all * a) / b
      sum += weight
      expected += weight * m
      square += weight * m * m
      own += weight * (unit * m + (m * m) / a)
      shared += weight * m * m * open
      none += weight * (1 + m / unit / a) ** -a
    }
    const m = expected / sum
    return { mean: m, own: own / sum, shared: Math.max(0, (square + shared) / sum - m * m), none: none / sum }
  })
}
