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

// Up to here a value in ten-thousandths is exact as a JavaScript number, and so is the sum of two. Boards add thousands of
// such values a request, several times faster than through Big.
const EXACT_UNITS = 2 ** 50

/** Ten-thousandths as a whole number; NaN for what is larger or finer. */
function units(value: Decimal): number {
  const dot = value.indexOf('.')
  if (value === '' || (dot >= 0 && value.length - dot > PLACES + 1)) return NaN
  const whole = Math.round(Number(value) * 10_000)
  return Math.abs(whole) <= EXACT_UNITS ? whole : NaN
}

function fromUnits(whole: number): Decimal {
  if (whole % 10_000 === 0) return String(whole / 10_000 + 0)
  const size = Math.abs(whole)
  const places = String(size % 10_000).padStart(PLACES, '0')
  return `${whole < 0 ? '-' : ''}${Math.floor(size / 10_000)}.${places.replace(/0+$/, '')}`
}

/** a + b */
export function add(a: Decimal, b: Decimal): Decimal {
  const sum = units(a) + units(b)
  return Number.isNaN(sum) ? plain(Big(a).plus(b)) : fromUnits(sum)
}

/** a − b */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const difference = units(a) - units(b)
  return Number.isNaN(difference) ? plain(Big(a).minus(b)) : fromUnits(difference)
}

/** a × b, exact: the product may have more places than a stored value; `round` it before it is stored. */
export const multiply = (a: Decimal, b: Decimal): Decimal => plain(Big(a).times(b))

/** Negative, 0 or positive, as a is less than, equal to or more than b. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = units(a) - units(b)
  return Number.isNaN(difference) ? Big(a).cmp(b) : difference
}

export const isNegative = (value: Decimal): boolean => compare(value, '0') < 0

export const isZero = (value: Decimal): boolean => compare(value, '0') === 0

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
