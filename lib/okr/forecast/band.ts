import { gammaCdf, gammaQuantile, normalQuantile } from './gamma'
import type { Rest } from './board'

/** The distribution of what is still to come. */
export type Spread = {
  /** The amount that is not passed with chance p (0 < p < 1); never falling in p. */
  at: (p: number) => number
  /** The chance of at least so much more, 0–1; never rising in the amount. */
  atLeast: (amount: number) => number
}

/** Positive variances only: below this share of the squared mean a gamma variable is a point to numbers of this size. */
const POINT = 1e-6

const gammaOf = (mean: number, variance: number) => {
  const shape = mean ** 2 / Math.max(variance, POINT * mean ** 2)
  return { shape, scale: mean / shape }
}

/** Whole numbers, each spread evenly up to the next: a gamma variable half a unit up. */
function wholeSpread(mean: number, variance: number): Spread {
  const { shape, scale } = gammaOf(mean + 0.5, variance + 1 / 12)
  return {
    at: (p) => Math.max(0, gammaQuantile(shape, p) * scale - 0.5),
    atLeast: (amount) => (amount <= 0 ? 1 : 1 - gammaCdf(shape, Math.ceil(amount - 1e-9) / scale)),
  }
}

/**
 * Nothing with the chance of that, else a gamma variable; of the mean and variance asked for together, which bound the chance
 * of nothing: what there is otherwise must be left a spread of its own.
 */
function amountSpread(mean: number, variance: number, none: number): Spread {
  const square = variance + mean * mean
  const some = Math.max(1 - none, Math.min(1, (1.05 * mean * mean) / square))
  const more = mean / some
  const { shape, scale } = gammaOf(more, square / some - more * more)
  return {
    at: (p) => (p <= 1 - some ? 0 : gammaQuantile(shape, (p - 1 + some) / some) * scale),
    atLeast: (amount) => (amount <= 0 ? 1 : some * (1 - gammaCdf(shape, amount / scale))),
  }
}

/** The distribution of the given mean and variance; where totals may fall, one that reaches as far below 0. */
export function spreadOf({ mean, own, shared, none, below }: Rest, whole: boolean): Spread {
  const variance = own + shared
  if (!(mean + below > 0)) return { at: () => 0, atLeast: (amount) => Number(amount <= 0) }
  const { at, atLeast } = whole
    ? wholeSpread(mean + below, variance)
    : amountSpread(mean + below, variance, below > 0 ? 0 : none)
  return below > 0
    ? { at: (p) => at(p) - below, atLeast: (amount) => atLeast(amount + below) }
    : { at, atLeast }
}

/** How far out an amount lies, as a normal variable would say it; of a value with a chance of its own, the middle of that. */
export function deviate(spread: Spread, amount: number, whole: boolean): number {
  const above = spread.atLeast(amount)
  const beyond = whole ? spread.atLeast(amount + 1) : amount === 0 ? spread.atLeast(Number.MIN_VALUE) : above
  const p = 1 - (above + beyond) / 2
  return normalQuantile(Math.min(1 - 1e-6, Math.max(1e-6, p)))
}
