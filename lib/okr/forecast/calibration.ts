import { normalCdf } from './gamma'

/** The share of outcomes a band is to hold. */
export const BAND = 0.8
/** 10 and 90 % of a normal variable. */
const EDGE = 1.2816
/** How many past forecasts the computed width itself weighs as much as. */
const TRUST = 20
/** Past forecasts of one period share its luck: each says this much of an independent one. */
const EACH = 0.5

/** Sums of amounts have longer tails than a gamma variable of the same variance, so that the middle 80 % lie closer. */
export const usualWidth = (whole: boolean): number => (whole ? 1 : 0.92)

/**
 * How much wider (above 1) or narrower than computed a band of 80 % must be to have held 80 % of past forecasts, from how
 * far out their outcomes lay in normal deviates; the usual one where there are none (split conformal prediction with a prior: the
 * computed distribution stands in for 20 forecasts).
 */
export function bandWidth(deviates: readonly number[], usual: number): number {
  if (deviates.length === 0) return usual
  const widths = deviates.map((z) => Math.abs(z) / EDGE).sort((a, b) => a - b)
  const all = EACH * widths.length + TRUST
  const held = (width: number) => {
    const own = widths.findLastIndex((one) => one <= width) + 1
    return (EACH * own + TRUST * (2 * normalCdf((EDGE * width) / usual) - 1)) / all
  }
  let [low, high] = [0.3, 4]
  while (high - low > 1e-6) {
    const middle = (low + high) / 2
    if (held(middle) < BAND) low = middle
    else high = middle
  }
  return high
}

/** The chances of a value below and up to the edges of a band of 80 % of this width: about 0.1 and 0.9. */
export function bandLevels(width: number): [number, number] {
  const below = normalCdf(-EDGE * width)
  return [below, 1 - below]
}
