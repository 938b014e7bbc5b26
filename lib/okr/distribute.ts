import Big from 'big.js'
import type { Decimal } from './types'

/** How a target is cut: by each one's last result, equally, or by hand. */
export const cuts = ['last', 'equal', 'hand'] as const
export type Cut = (typeof cuts)[number]

/**
 * Cuts a whole number into whole parts in proportion to claims, adding up to it exactly: every part is first rounded down, and
 * what is left goes one by one to the largest remainders (Hamilton's method), earlier ones first where they are equal. Without any
 * claim above 0 all are equal.
 *
 * @param whole 0 or more.
 * @param claims one a part, 0 or more.
 */
function inProportion(whole: bigint, claims: readonly bigint[]): bigint[] {
  const claimed = claims.some((claim) => claim > 0n) ? claims : claims.map(() => 1n)
  const all = claimed.reduce((sum, claim) => sum + claim, 0n)
  const parts = claimed.map((claim) => (whole * claim) / all)
  const left = Number(whole - parts.reduce((sum, part) => sum + part, 0n))
  const byRemainder = claimed
    .map((claim, index) => ({ index, remainder: (whole * claim) % all }))
    .sort(
      (a, b) => Number(b.remainder > a.remainder) - Number(a.remainder > b.remainder) || a.index - b.index,
    )
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1n
  return parts
}

/** The same of plain whole numbers, for weights. */
export const wholeParts = (whole: number, claims: readonly number[]): number[] =>
  inProportion(BigInt(whole), claims.map(BigInt)).map(Number)

/**
 * Cuts an amount into parts in proportion to claims, each a whole number of steps, adding up to the amount exactly, by largest
 * remainder. A rest finer than a step goes to the largest claim. Without any claim above 0 all are equal.
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
  const sign = Big(amount).lt(0) ? -1 : 1
  const size = Big(amount).abs()
  const steps = size.div(step).round(0, Big.roundDown)
  const scaled = wholeClaims(claims)
  const values = inProportion(BigInt(steps.toFixed()), scaled).map((part) => Big(part.toString()).times(step))
  const largest = scaled.reduce((best, claim, index) => (claim > scaled[best]! ? index : best), 0)
  values[largest] = values[largest]!.plus(size.minus(steps.times(step)))
  return values.map((value) => value.times(sign).toFixed())
}

/** Claims as whole numbers in the same proportions. */
function wholeClaims(claims: readonly (Decimal | number)[]): bigint[] {
  const exact = claims.map((claim) => Big(claim))
  const places = Math.max(...exact.map((claim) => claim.toFixed().split('.')[1]?.length ?? 0))
  return exact.map((claim) => BigInt(claim.times(Big(10).pow(places)).toFixed()))
}

/** A step for parts of an amount as a person would write them: the second digit of the mean part, a whole one for counts. */
export function stepFor(amount: Decimal, parts: number, kind: 'count' | 'amount' | 'growth'): Decimal {
  if (kind === 'count' || parts === 0) return '1'
  const mean = Math.abs(Number(amount)) / parts
  return mean < 100 ? '1' : String(10 ** Math.max(0, Math.floor(Math.log10(mean)) - 1))
}
