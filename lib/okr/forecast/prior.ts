import { gainedBy, type Tally } from './period'

/** What an owner's past says about a whole period at the company's present level. */
export type Prior = {
  /** Expected total of a whole period, in the metric's unit; above 0. */
  mean: number
  /** How many independent gains it rests on. */
  evidence: number
}

/** Each period back weighs this much of the one after it: people change. */
const KEEPS = 0.6

export type Pasts = {
  priors: Map<string, Prior>
  factors: { factor: number; chance: number }[]
  pooled: Prior
}

type Result = { total: number; exposure: number }

/** An owner's total, and the part of the period it was made in: of their first period what came after their first gain. */
function result(period: Tally, owner: string, isFirst: boolean, shape: readonly number[]): Result | null {
  const gains = period.owners.get(owner)
  if (!gains) return { total: 0, exposure: 1 }
  const total = Math.max(0, gainedBy(gains, period.length))
  if (!isFirst) return { total, exposure: 1 }
  const start = Math.min(...gains.days)
  const at = Math.min(shape.length, Math.ceil((start / period.length) * shape.length))
  const exposure = 1 - shape[at - 1]!
  return exposure > 0.05 ? { total: total - gainedBy(gains, start), exposure } : null
}

/**
 * The past of every owner, oldest period first: discounted mean of their periods, each brought to the company's level of
 * the last one (chained ratios of those present in both), and shrunk toward the mean owner by how far owners lie apart.
 *
 * @param unit what one independent gain is worth (variance ÷ mean)
 */
export function pasts(periods: readonly Tally[], shape: readonly number[], unit: number): Pasts {
  const results = new Map<string, (Result | null)[]>()
  periods.forEach((period, p) => {
    for (const owner of period.owners.keys())
      if (!results.has(owner)) results.set(owner, new Array<Result | null>(p).fill(null))
    for (const [owner, all] of results)
      all.push(
        result(
          period,
          owner,
          all.every((one) => one === null),
          shape,
        ),
      )
  })
  const factors: Pasts['factors'] = []
  for (let p = 1; p < periods.length; p++) {
    let [before, after] = [5 * unit, 5 * unit]
    for (const all of results.values()) {
      const [a, b] = [all[p - 1], all[p]]
      if (!a || !b) continue
      const shared = Math.min(a.exposure, b.exposure)
      before += (a.total / a.exposure) * shared
      after += (b.total / b.exposure) * shared
    }
    factors.push({ factor: after / before, chance: unit / after + unit / before })
  }
  const own = new Map<string, Result>()
  for (const [owner, all] of results) {
    const sum = { total: 0, exposure: 0 }
    let [weight, level] = [1, 1]
    for (let p = periods.length - 1; p >= 0; p--) {
      const one = all[p]
      if (one) {
        sum.total += weight * one.total
        sum.exposure += (weight * one.exposure) / level
      }
      weight *= KEEPS
      level *= factors[p - 1]?.factor ?? 1
    }
    own.set(owner, sum)
  }
  const pooled = meanOwner([...own.values()], unit)
  const priors = new Map<string, Prior>()
  for (const [owner, { total, exposure }] of own) {
    const evidence = pooled.evidence + total / unit
    priors.set(owner, {
      mean: (evidence * unit) / (exposure + (pooled.evidence * unit) / pooled.mean),
      evidence,
    })
  }
  return { priors, factors, pooled }
}

/** The mean owner, and how little owners differ: 1 ÷ the squared coefficient of variation beyond chance, as a gamma's shape. */
function meanOwner(own: readonly Result[], unit: number): Prior {
  let [total, exposure] = [unit / 2, 0.5]
  for (const one of own) {
    total += one.total
    exposure += one.exposure
  }
  const mean = total / exposure
  // One owner's worth of believing in a coefficient of variation of 0.7.
  let [squares, weights] = [2 * 0.5 * mean * mean, 2]
  for (const one of own) {
    if (one.exposure < 0.2) continue
    squares += (one.total / one.exposure - mean) ** 2 - (unit * mean) / one.exposure
    weights += 1
  }
  const spread = Math.max(squares / weights, (mean * mean) / 50)
  return { mean, evidence: Math.min(50, Math.max(0.3, (mean * mean) / spread)) }
}
