import Big from 'big.js'
import type { Decimal } from './types'

/** How a target is cut: by each one's last result, equally, or by hand. */
export const cuts = ['last', 'equal', 'hand'] as const
export type Cut = (typeof cuts)[number]

/**
 * Cuts an amount into parts in proportion to claims, each a whole number of steps, adding up to the amount exactly: every part
 * is first rounded down, and what is left goes step by step to the largest remainders (Hamilton's method), earlier ones first
 * where they are equal. A rest finer than a step goes to the largest claim. Without any claim above 0 all are equal.
 *
 * @param amount what is cut; may be negative.
 * @param claims one a part, 0 or more; last results, or 1 each for equal parts.
 * @param step what a part is a whole number of: 1 for a count, 1000 for an amount rounded to thousands. Above 0.
 */
export function distribute(
  amount: Decimal,
  claims: readonly (Decimal | number)[],
  step: Decimal = '1',
): Decimal[] {
  if (claims.length === 0) return []
  const given = claims.map((claim) => Big(claim))
  const sum = given.reduce((total, claim) => total.plus(claim), Big(0))
  const weights = sum.gt(0) ? given : given.map(() => Big(1))
  const whole = sum.gt(0) ? sum : Big(claims.length)
  const sign = Big(amount).lt(0) ? -1 : 1
  const size = Big(amount).abs()
  const steps = size.div(step).round(0, Big.roundDown)
  const exact = weights.map((weight) => steps.times(weight).div(whole))
  const parts = exact.map((share) => share.round(0, Big.roundDown))
  const missing = Number(steps.minus(parts.reduce((total, part) => total.plus(part), Big(0))))
  const byRemainder = exact
    .map((share, index) => ({ index, left: share.minus(parts[index]!) }))
    .sort((a, b) => b.left.cmp(a.left) || a.index - b.index)
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = parts[index]!.plus(1)
  const values = parts.map((part) => part.times(step))
  const rest = size.minus(steps.times(step))
  const largest = weights.reduce((best, weight, index) => (weight.gt(weights[best]!) ? index : best), 0)
  values[largest] = values[largest]!.plus(rest)
  return values.map((value) => value.times(sign).toFixed())
}

/** A step for parts of an amount as a person would write them: the second digit of the mean part, a whole one for counts. */
export function stepFor(amount: Decimal, parts: number, kind: 'count' | 'amount' | 'growth'): Decimal {
  if (kind === 'count' || parts === 0) return '1'
  const mean = Math.abs(Number(amount)) / parts
  return mean < 100 ? '1' : String(10 ** Math.max(0, Math.floor(Math.log10(mean)) - 1))
}
