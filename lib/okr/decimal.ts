import Big from 'big.js'
import type { Decimal } from './types'

/**
 * Exact decimals as strings, the way the database's `numeric(20,4)` holds them. Everything here throws on a string
 * that is no plain decimal number: such a string never comes from the database or from `parseAmount`.
 */

/** Places after the point a stored value has. */
export const PLACES = 4
const WHOLE_DIGITS = 16

const TOO_LARGE = Big(10).pow(WHOLE_DIGITS)

const plain = (exact: Big): Decimal => (exact.eq(0) ? '0' : exact.toFixed())

/** a + b */
export const add = (a: Decimal, b: Decimal): Decimal => plain(Big(a).plus(b))

/** a − b */
export const subtract = (a: Decimal, b: Decimal): Decimal => plain(Big(a).minus(b))

/** a × b, exact: the product may have more places than a stored value; `round` it before it is stored. */
export const multiply = (a: Decimal, b: Decimal): Decimal => plain(Big(a).times(b))

/** Negative, 0 or positive, as a is less than, equal to or more than b. */
export const compare = (a: Decimal, b: Decimal): number => Big(a).cmp(b)

export const isNegative = (value: Decimal): boolean => Big(value).lt(0)

export const isZero = (value: Decimal): boolean => Big(value).eq(0)

export const isWhole = (value: Decimal): boolean => Big(value).round(0, Big.roundDown).eq(value)

/** To 4 places, halves away from zero, as PostgreSQL rounds a `numeric`. */
export const round = (value: Decimal, places = PLACES): Decimal =>
  plain(Big(value).round(places, Big.roundHalfUp))

/** a ÷ b as a float. Throws a RangeError where b is 0. */
export function ratio(a: Decimal, b: Decimal): number {
  const divisor = Number(b)
  if (divisor === 0) throw new RangeError('A ratio to zero has no value')
  return Number(a) / divisor
}

/** For ratios and drawing only; never for sums. */
export const toNumber = (value: Decimal): number => Number(value)

/** Whether a column `numeric(20,4)` holds it unchanged: at most 16 digits before the point and 4 after it. */
export function fits(value: Decimal): boolean {
  const exact = Big(value)
  return exact.abs().lt(TOO_LARGE) && exact.round(PLACES, Big.roundDown).eq(exact)
}

/** One spelling a number: `3.0000` → `3`, `-0` → `0`, `007.50` → `7.5`. */
export const normalise = (value: Decimal): Decimal => plain(Big(value))
