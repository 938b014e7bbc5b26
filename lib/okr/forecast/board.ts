import { CHANGES, certainty, FACTORS, likelihood, normalised, type Seen } from './factor'
import type { Lessons } from './lessons'

/** What one owner gained so far in the running period, or in the part of it that a goal runs over. */
export type Row = {
  owner: string
  gained: number
  /** The day of the last measurement, 1 the period's first; that of the forecaster where not given. */
  measured?: number
  /** Days of the period before the goal's start (0), and up to its deadline (all). */
  before?: number
  until?: number
  /** How much of what the owner brings counts here (0–1): all, unless another of their goals takes a part of it. */
  part?: number
}

/** What is still to come for one owner, in the metric's unit. */
export type Rest = {
  mean: number
  /** Variance: of this owner alone, and shared with everybody. */
  own: number
  shared: number
  /** Chance of nothing more at all. */
  none: number
  /** How far below what it is the total may still fall; 0 where totals of this metric never fell. */
  below: number
}

/** Most periods are like the last but for its usual changes; one in five may be quite another. */
const volumes = (variance: number) => [
  { share: 0.8, variance },
  { share: 0.2, variance: Math.max(0.8, 2 * variance) },
]

const normal = (x: number, variance: number) => Math.exp((-x * x) / (2 * variance)) / Math.sqrt(variance)

type Factor = { weight: number; rest: number; open: number }

/**
 * For each factor seen so far: ln of its prior weight, and what it lets expect of the rest. What is seen is
 * ln g = ln volume + (1 − done) × lean, what is to come ln volume − done × lean = ln g − lean, where the lean is how far the
 * logit of the fraction done is from the shape's; volume and lean are normal before.
 */
function factors({ shape, elapsed, volume, timing }: Lessons): Factor[] {
  const early = 1 - (shape[elapsed - 1] ?? 0)
  return FACTORS.map((factor) => {
    const seen = Math.log(factor)
    let [sum, rest, square] = [0, 0, 0]
    for (const { share, variance } of volumes(volume)) {
      const all = variance + early * early * timing
      const weight = share * normal(seen, all)
      const expected = seen * (1 - (early * timing) / all)
      sum += weight
      rest += weight * expected
      square += weight * (expected * expected + (timing * variance) / all)
    }
    const mean = rest / sum
    return { weight: Math.log(sum), rest: Math.exp(mean), open: square / sum - mean * mean }
  })
}

/** Cells of less weight are left out. */
const LEAST = 1e-3

type Owner = Seen & { toCome: number }

function owners({ shape, elapsed, priors, pooled, unit, units }: Lessons, rows: readonly Row[]): Owner[] {
  const at = (day: number) => shape[Math.min(day, shape.length) - 1] ?? 0
  return rows.map(({ owner, gained, measured = elapsed, before = 0, until = shape.length, part = 1 }) => {
    const { mean, evidence } = priors.get(owner) ?? pooled
    const so = at(measured)
    const done = Math.max(0, so - at(before))
    const toCome = Math.max(0, at(until) - Math.max(so, at(before)))
    return { mean: part * mean, evidence, unit: units.get(owner) ?? unit, gained, done, toCome }
  })
}

/**
 * What is still to come for all rows of one metric together. Each owner's rate is a gamma variable around their past, their
 * gains Poisson in units of independent gains; how much owners change and how the company's volume compares with the last
 * period's are weighed by how well they explain what all have gained so far. Means and variances are those of the mixture.
 */
export function restOf(lessons: Lessons, rows: readonly Row[]): Rest[] {
  const seen = owners(lessons, rows)
  const prior = factors(lessons)
  const weights = normalised(
    likelihood(seen).map((row, c) => row.map((log, f) => log + lessons.changes[c]! + prior[f]!.weight)),
  )
  const likely: { weight: number; factor: number; change: number; rest: number; open: number }[] = []
  weights.forEach((row, c) =>
    row.forEach((weight, f) => {
      const { rest, open } = prior[f]!
      if (weight > LEAST) likely.push({ weight, factor: FACTORS[f]!, change: CHANGES[c]!, rest, open })
    }),
  )
  return seen.map(({ mean, evidence, unit, gained, done, toCome }) => {
    const n = Math.max(0, gained) / unit
    let [sum, expected, square, own, open, certain] = [0, 0, 0, 0, 0, 0]
    for (const cell of likely) {
      const k = certainty(cell.change, evidence)
      const a = k + n
      const m = (cell.rest * mean * toCome * a) / (k + (cell.factor * done * mean) / unit)
      sum += cell.weight
      expected += cell.weight * m
      square += cell.weight * m * m
      own += cell.weight * (unit * m + (m * m) / a)
      open += cell.weight * m * m * cell.open
      certain += cell.weight * a
    }
    const m = expected / sum
    const a = certain / sum
    const none = (1 + m / lessons.size / a) ** -a
    const shared = Math.max(0, (square + open) / sum - m * m)
    const below = 2 * lessons.falls * (Math.max(0, gained) + m)
    return { mean: m, own: own / sum, shared, none, below }
  })
}
