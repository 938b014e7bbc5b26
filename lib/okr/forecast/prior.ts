import { gainedBy, type Tally } from './period'

/** What an owner's past says about a whole period at the company's present level. */
export type Prior = {
  /** Expected total of a whole period, in the metric's unit; above 0. */
  mean: number
  /** How many independent gains it rests on. */
  evidence: number
}

export type Pasts = {
  priors: Map<string, Prior>
  /** The company's volume against the period before, from the second period on, and the variance of its logarithm by chance. */
  factors: { factor: number; chance: number }[]
  pooled: Prior
}

/** Each period back weighs this much of the one after it: people change. */
const KEPT = 0.6
/** Gains in units that stand behind an unchanged volume. */
const STEADY = 5
/** Of a first period shorter than this nothing is concluded. */
const SHORT = 0.05

/** An owner's total in a period, and the part of the period (0–1) it was made in. */
type Result = { total: number; exposure: number }

/** Of the period an owner began in, what came after their first gain: that one only says when they began. */
function firstResult(period: Tally, owner: string, shape: readonly number[]): Result | null {
  const gains = period.owners.get(owner)
  if (!gains) return null
  const start = Math.min(...gains.days)
  const at = Math.min(shape.length, Math.ceil((start / period.length) * shape.length))
  const exposure = 1 - shape[at - 1]!
  const total = gainedBy(gains, period.length) - gainedBy(gains, start)
  return exposure > SHORT ? { total: Math.max(0, total), exposure } : { total: 0, exposure: 0 }
}

/** Every owner's results period by period; null before they began. */
function resultsOf(periods: readonly Tally[], shape: readonly number[]): Map<string, (Result | null)[]> {
  const results = new Map<string, (Result | null)[]>()
  for (const owner of new Set(periods.flatMap(({ owners }) => [...owners.keys()]))) {
    let begun = false
    const own = periods.map((period) => {
      const gains = period.owners.get(owner)
      if (!begun) {
        begun = gains !== undefined
        return firstResult(period, owner, shape)
      }
      return { total: gains ? Math.max(0, gainedBy(gains, period.length)) : 0, exposure: 1 }
    })
    results.set(owner, own)
  }
  return results
}

/** Compares each period with the one before by the owners who worked in both. */
function volumeSteps(periods: number, results: Iterable<(Result | null)[]>, unit: number): Pasts['factors'] {
  const all = [...results]
  return Array.from({ length: Math.max(0, periods - 1) }, (_, p) => {
    let [before, after] = [STEADY * unit, STEADY * unit]
    for (const own of all) {
      const [a, b] = [own[p], own[p + 1]]
      if (!a || !b || a.exposure === 0 || b.exposure === 0) continue
      const shared = Math.min(a.exposure, b.exposure)
      before += (a.total / a.exposure) * shared
      after += (b.total / b.exposure) * shared
    }
    return { factor: after / before, chance: unit / after + unit / before }
  })
}

/** The discounted sum of an owner's periods, each brought to the company's level of the last. */
function discounted(own: readonly (Result | null)[], factors: Pasts['factors']): Result {
  const sum = { total: 0, exposure: 0 }
  let [weight, level] = [1, 1]
  for (let p = own.length - 1; p >= 0; p--) {
    sum.total += weight * (own[p]?.total ?? 0)
    sum.exposure += (weight * (own[p]?.exposure ?? 0)) / level
    weight *= KEPT
    level *= factors[p - 1]?.factor ?? 1
  }
  return sum
}

/** The mean owner; `evidence` is how alike owners are: the shape of the gamma variable their rates are. */
function meanOwner(own: readonly Result[], unit: number): Prior {
  let [total, exposure] = [unit / 2, 0.5]
  for (const one of own) {
    total += one.total
    exposure += one.exposure
  }
  const mean = total / exposure
  // Two owners' worth of believing in a coefficient of variation of 0.7.
  let [squares, weights] = [mean * mean, 2]
  for (const one of own) {
    if (one.exposure < 0.2) continue
    squares += (one.total / one.exposure - mean) ** 2 - (unit * mean) / one.exposure
    weights += 1
  }
  const spread = Math.max(squares / weights, (mean * mean) / 50)
  return { mean, evidence: Math.max(0.3, (mean * mean) / spread) }
}

/**
 * The past of every owner, oldest period first: the discounted mean of their periods, shrunk toward the mean owner as far as
 * owners are alike (a gamma–Poisson posterior, in units of independent gains).
 *
 * @param unit what one independent gain is worth (variance ÷ mean)
 */
export function pasts(periods: readonly Tally[], shape: readonly number[], unit: number): Pasts {
  const results = resultsOf(periods, shape)
  const factors = volumeSteps(periods.length, results.values(), unit)
  const own = [...results].map(([owner, all]) => ({ owner, ...discounted(all, factors) }))
  const pooled = meanOwner(own, unit)
  const priors = new Map<string, Prior>()
  for (const { owner, total, exposure } of own) {
    const evidence = pooled.evidence + total / unit
    const mean = (evidence * unit) / (exposure + (pooled.evidence * unit) / pooled.mean)
    priors.set(owner, { mean, evidence })
  }
  return { priors, factors, pooled }
}
