import Big from 'big.js'
import { compare, isZero, normalise } from './decimal'
import { distribute } from './distribute'
import type { Decimal } from './types'

/** Somebody who could take on part of a gap, with what they brought of the metric last; null without a closed period. */
export type Claim = { id: string; last: Decimal | null }

export type Carried = {
  /** In the order of the claims. They add up to the gap exactly; of counts, to the gap rounded up to a whole one. */
  parts: { id: string; part: Decimal }[]
  /** Those with no closed result to go by. */
  withoutHistory: string[]
}

/**
 * Spreads a gap (positive, in the metric's unit) in proportion to last results. Parts are whole units for counts, else as fine
 * as the gap is written; what rounding leaves goes to the largest remainders, of equal ones to the first. A result of 0 or
 * below carries nothing. Where nobody brought anything, nobody is asked for anything.
 */
export function carry(gap: Decimal, claims: readonly Claim[], { whole }: { whole: boolean }): Carried {
  const withoutHistory = claims.filter(({ last }) => last === null).map(({ id }) => id)
  const able = claims.flatMap(({ id, last }) =>
    last !== null && compare(last, '0') > 0 ? [{ id, last }] : [],
  )
  if (able.length === 0 || compare(gap, '0') <= 0) return { parts: [], withoutHistory }
  const places = whole ? 0 : (normalise(gap).split('.')[1]?.length ?? 0)
  const parts = distribute(
    Big(gap).round(places, Big.roundUp).toFixed(),
    able.map(({ last }) => last),
    Big(10).pow(-places).toFixed(),
  )
  return {
    parts: able.map(({ id }, index) => ({ id, part: parts[index]! })).filter(({ part }) => !isZero(part)),
    withoutHistory,
  }
}
