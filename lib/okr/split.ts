import { add, compare, isNegative, isZero, multiply, ratio, round, subtract } from './decimal'
import { wholeParts } from './distribute'
import { type KeyResultTerms, progress, targetAmount, targetSpan } from './measures'
import { type Decimal, WHOLE } from './types'

type Terms = Pick<KeyResultTerms, 'kind' | 'baseline' | 'target'> & { base: Decimal | null }

/** What is left of a key result for one of two goals; null where that goal has no part in it. */
export type Split = { stays: Terms | null; rest: Terms | null }

const adds = ({ kind }: Terms): boolean => kind === 'count' || kind === 'amount' || kind === 'growth'

/** A split amount is out of reach: below what the key result starts from, or past its target. */
export const withinTerms = (terms: Terms, stays: Decimal): boolean => {
  const [from, to] = [terms.kind === 'growth' ? '0' : terms.baseline, targetAmount(terms)]
  const [least, most] = compare(from, to) <= 0 ? [from, to] : [to, from]
  return compare(stays, least) >= 0 && compare(stays, most) <= 0
}

/** What stays where nothing else is said: what has been reached, never more than was asked nor less than nothing. */
export function reached(terms: Terms, value: Decimal | null): Decimal {
  const from = terms.kind === 'growth' ? '0' : terms.baseline
  if (value === null) return from
  if (withinTerms(terms, value)) return value
  return (progress(terms, value) ?? 0) > 0 ? targetAmount(terms) : from
}

/**
 * Cuts a key result on a day: what was reached by then stays with the goal that ends, the rest begins another. Of totals the two
 * targets minus their baselines are together exactly the old one, so that what stands above asks for as much as before; a growth,
 * an amount over a base, goes on as an amount. What does not add up (rates, bounds) holds for both, in the first only once it has a
 * value; a milestone stays once it is passed and goes on until then.
 *
 * @param value the last one by that day
 * @param stays the amount that stays, `reached` where nothing else was said; within the terms
 */
export function splitTerms(
  terms: Terms,
  value: Decimal | null,
  stays: Decimal = reached(terms, value),
): Split {
  if (terms.kind === 'milestone')
    return progress(terms, value) === 1 ? { stays: terms, rest: null } : { stays: null, rest: terms }
  if (!adds(terms)) return { stays: value === null ? null : terms, rest: terms }
  const whole = targetSpan(terms)
  const first = kept(terms, stays)
  const left = subtract(whole, first ? targetSpan(first) : '0')
  // A total that began at nothing begins there again; one that did not goes on from where it stands.
  const baseline = terms.kind === 'growth' || isZero(terms.baseline) ? '0' : (value ?? terms.baseline)
  const kind = terms.kind === 'growth' ? 'amount' : terms.kind
  return {
    stays: first,
    rest: isZero(left) ? null : { kind, baseline, base: null, target: add(baseline, left) },
  }
}

function kept(terms: Terms, stays: Decimal): Terms | null {
  if (terms.kind !== 'growth')
    return compare(stays, terms.baseline) === 0 ? null : { ...terms, target: stays }
  const asked = targetAmount(terms)
  if (compare(stays, asked) === 0) return terms
  const base = round(multiply(terms.base ?? '0', String(ratio(stays, asked).toFixed(12))))
  return isZero(base) || isNegative(base) ? null : { ...terms, base }
}

/** Weights brought back to exactly 100 % in their proportions, by largest remainder; equal ones where all were 0. */
export const scaleToWhole = (weights: readonly number[]): number[] => wholeParts(WHOLE, weights)
