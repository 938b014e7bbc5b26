import { gammaCdf, gammaQuantile, normalQuantile } from './gamma'
import type { Rest } from './board'

/** The distribution of what is still to come. */
export type Spread = {
  /** The amount that stays above with chance 1 − p. */
  at(p: number): number
  /** The chance of at least so much more, 0–1. */
  atLeast(amount: number): number
}

/**
 * Nothing with the chance of that, else a gamma variable of the same mean and variance. Whole numbers are looked at as
 * spread evenly over the half below and above each.
 */
export function spreadOf({ mean, own, shared, none }: Rest, whole: boolean): Spread {
  const variance = own + shared
  if (!(mean > 0) || !(variance > 0)) return { at: () => mean, atLeast: (amount) => (amount <= mean ? 1 : 0) }
  if (whole) {
    const shape = (mean + 0.5) ** 2 / (variance + 1 / 12)
    const scale = (mean + 0.5) / shape
    return {
      at: (p) => Math.max(0, gammaQuantile(shape, p) * scale - 0.5),
      atLeast: (amount) => (amount <= 0 ? 1 : 1 - gammaCdf(shape, Math.ceil(amount - 1e-9) / scale)),
    }
  }
  const some = 1 - Math.min(none, 0.95)
  const more = mean / some
  const spread = Math.max((variance + mean * mean) / some - more * more, more * more * 0.05)
  const shape = more ** 2 / spread
  const scale = more / shape
  return {
    at: (p) => (p <= 1 - some ? 0 : gammaQuantile(shape, (p - 1 + some) / some) * scale),
    atLeast: (amount) => (amount <= 0 ? 1 : some * (1 - gammaCdf(shape, amount / scale))),
  }
}

/** How far out a value lay, as a normal variable would say it. */
export function deviate(spread: Spread, amount: number, whole: boolean): number {
  const above = spread.atLeast(amount)
  const p =
    1 -
    (whole
      ? (above + spread.atLeast(amount + 1)) / 2
      : amount <= 0
        ? (above + spread.atLeast(1e-9)) / 2
        : above)
  return normalQuantile(Math.min(1 - 1e-6, Math.max(1e-6, p)))
}
