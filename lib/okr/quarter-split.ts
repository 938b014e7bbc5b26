import Big from 'big.js'
import { add, compare, isNegative, isZero, round, subtract } from './decimal'
import { distribute, stepFor, type Cut } from './distribute'
import { type KeyResultTerms, targetAmount, targetSpan } from './measures'
import type { Decimal, GoalState, Kind } from './types'

type Splittable = Extract<Kind, 'count' | 'amount' | 'growth'>

type Terms = Pick<KeyResultTerms, 'kind' | 'baseline' | 'target' | 'base'>

/** Whether a year's key result can be cut into quarters: a total of a metric that asks for more than it starts from. */
export const splits = (one: Terms & { metricId: string | null; dropped: boolean }): boolean =>
  !one.dropped &&
  one.metricId !== null &&
  ['count', 'amount', 'growth'].includes(one.kind) &&
  compare(targetSpan(one), '0') > 0

/** Whether a goal of a quarter counts now: a draft, handed in or not, is still only proposed. */
export const counts = ({ state }: { state: GoalState }): boolean => state === 'agreed' || state === 'graded'

export type QuarterPart = {
  /** What the quarter counts with whatever is proposed: what an ended one reached, or a target that is to stay. Null: open. */
  fixed: Decimal | null
  /** What was reached in the same quarter a year before; null where that is not known. */
  yearBefore: Decimal | null
}

export type Proposal = {
  /** In the order of the quarters; null for a fixed one, and for all by hand. */
  parts: (Decimal | null)[]
  /** What the open quarters are to bring together; 0 where the fixed ones bring it all. */
  left: Decimal
  /** By how much the fixed ones go beyond the year's target; 0 where they do not. */
  over: Decimal
  /** The cut that was made: equal ones where a quarter of the year before is not known. */
  cut: Cut
}

/**
 * Proposes what each open quarter of a year is to bring, so that fixed and proposed parts add up to the year's span exactly. Where
 * the fixed ones reach the whole year or more, nothing is left to ask for.
 *
 * @param span target amount − baseline of the year, above 0, in the metric's unit
 */
export function proposeQuarters(
  span: Decimal,
  quarters: readonly QuarterPart[],
  { kind, cut }: { kind: Splittable; cut: Cut },
): Proposal {
  const rest = quarters.reduce((left, { fixed }) => (fixed === null ? left : subtract(left, fixed)), span)
  const left = isNegative(rest) ? '0' : rest
  const over = isNegative(rest) ? subtract('0', rest) : '0'
  const open = quarters.filter(({ fixed }) => fixed === null)
  const known = open.every(({ yearBefore }) => yearBefore !== null)
  const made = cut === 'last' && !known ? 'equal' : cut
  const claims = open.map(({ yearBefore }) => (made === 'last' ? claimOf(yearBefore) : 1))
  const parts = made === 'hand' ? [] : distribute(left, claims, stepFor(left, open.length, kind))
  return {
    parts: quarters.map(({ fixed }) => (fixed === null ? (parts.shift() ?? null) : null)),
    left,
    over,
    cut: made,
  }
}

/** A quarter that lost ground a year before claims nothing. */
const claimOf = (yearBefore: Decimal | null): Decimal =>
  yearBefore === null || isNegative(yearBefore) ? '0' : yearBefore

export type QuarterTerms = { kind: Splittable; baseline: Decimal; base: Decimal | null; target: Decimal }

/**
 * The terms of a quarter's key result that asks for a part of the year's. A total that began at nothing begins there in each quarter;
 * one that did not goes on from where the quarters before leave it. A growth asks for the year's growth over that part of its base.
 *
 * @param before what the quarters before bring
 * @param part above 0
 */
export function quarterTerms(
  year: Terms & { kind: Splittable },
  before: Decimal,
  part: Decimal,
): QuarterTerms {
  if (year.kind === 'growth') return { kind: 'growth', baseline: '0', ...growthOf(part, year.target) }
  const baseline = isZero(year.baseline) ? '0' : add(year.baseline, before)
  return { kind: year.kind, baseline, base: null, target: add(baseline, part) }
}

/** Steps of 0.0001 % to try; the first few are enough for anything but a few cents. */
const MOST_STEPS = 200

/** Base and growth whose amount is exactly the part. Both have four places, so that the growth gives way by 0.0001 % where it must. */
function growthOf(part: Decimal, percent: Decimal): { base: Decimal; target: Decimal } {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const target = add(percent, Big(step).div(10_000).toFixed())
    const base = round(Big(part).div(Big(target).div(100).plus(1)).toFixed())
    const exact = compare(targetAmount({ kind: 'growth', baseline: '0', target, base }), part) === 0
    if (exact && !isZero(base)) return { base, target }
  }
  return { base: part, target: '0' }
}
