import Big from 'big.js'
import { compare } from './decimal'
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
    last !== null && compare(last, '0') > 0 ? [{ id, last: tenThousandths(last) }] : [],
  )
  const all = able.reduce((sum, { last }) => sum + last, 0n)
  if (all === 0n || compare(gap, '0') <= 0) return { parts: [], withoutHistory }

  const places = whole ? 0 : (gap.split('.')[1] ?? '').replace(/0+$/, '').length
  const steps = BigInt(
    Big(gap)
      .times(10 ** places)
      .round(0, Big.roundUp)
      .toFixed(0),
  )
  const shares = able.map(({ id, last }, index) => ({
    id,
    index,
    steps: (steps * last) / all,
    rest: (steps * last) % all,
  }))
  let left = steps - shares.reduce((sum, one) => sum + one.steps, 0n)
  const byRest = [...shares].sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index))
  for (const one of byRest) {
    if (left === 0n) break
    one.steps += 1n
    left -= 1n
  }
  return {
    parts: shares
      .filter((one) => one.steps > 0n)
      .map((one) => ({
        id: one.id,
        part: Big(one.steps.toString())
          .div(10 ** places)
          .toFixed(),
      })),
    withoutHistory,
  }
}

const tenThousandths = (value: Decimal): bigint => BigInt(Big(value).times(10_000).round(0).toFixed(0))
