import { lnGamma } from './gamma'

/** One owner as evidence: expected of a whole period, independent gains that rests on, what a gain is worth, gained so far. */
export type Seen = {
  mean: number
  evidence: number
  unit: number
  gained: number
  /** The fraction of a period (0–1) in which that was gained. */
  done: number
}

/** How far the company's volume this period is from the past one's: steps of the logarithm. */
const STEP = 0.12
const LOGS = Array.from({ length: 33 }, (_, i) => (i - 22) * STEP)
export const FACTORS = LOGS.map(Math.exp)

/** How much owners change from period to period by themselves: variance of the relative rate, and what to believe of each. */
export const CHANGES = [0.004, 0.015, 0.05, 0.15, 0.5]
export const USUAL = [0.15, 0.25, 0.3, 0.2, 0.1].map(Math.log)

/** The shape of an owner's rate as a gamma variable: from what they changed by, and from what their past leaves open. */
export const certainty = (change: number, evidence: number): number => 1 / (change + 1 / evidence)

/**
 * ln P(gained so far) of all owners for each change and factor: a gamma–Poisson each, in units of independent gains.
 */
export function likelihood(owners: readonly Seen[]): number[][] {
  return CHANGES.map((change) => {
    const row = new Array<number>(FACTORS.length).fill(0)
    for (const { mean, evidence, unit, gained, done } of owners) {
      const k = certainty(change, evidence)
      const n = Math.max(0, gained) / unit
      const expected = (mean * done) / unit + 1e-12
      const logExpected = Math.log(expected)
      const fixed = lnGamma(k + n) - lnGamma(k) + k * Math.log(k)
      for (let f = 0; f < FACTORS.length; f++) {
        row[f]! += fixed + n * (logExpected + LOGS[f]!) - (k + n) * Math.log(k + expected * FACTORS[f]!)
      }
    }
    return row
  })
}

/** Weights that add up to 1 from logarithms. */
export function normalised(logs: number[][]): number[][] {
  const most = Math.max(...logs.flat())
  const weights = logs.map((row) => row.map((log) => Math.exp(log - most)))
  const sum = weights.flat().reduce((a, b) => a + b, 0)
  return weights.map((row) => row.map((weight) => weight / sum))
}
