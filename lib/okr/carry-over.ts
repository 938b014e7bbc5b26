import Big from 'big.js'
import { compare, isWhole, isZero, multiply, normalise, round, subtract, add } from './decimal'
import { isPaced } from './measures'
import type { Decimal, GoalState, Kind } from './types'

/** How a goal goes on in the next period: what is left of it, the same again, or further. */
export const carryWays = ['continue', 'same', 'stretch'] as const
export type CarryWay = (typeof carryWays)[number]

/** Goals in force to the end go on. A dropped one has ended, or its rest is another goal; a draft never began. */
export const carriedStates: readonly GoalState[] = ['agreed', 'graded']

export type CarriedFrom = {
  kind: Kind
  /** Read as a level, which goes on from where it was left; a total begins at nothing again. */
  level: boolean
  baseline: Decimal
  base: Decimal | null
  /** For a growth in percent over its base, else in the metric's unit. */
  target: Decimal
  /** At the deadline, for a growth an amount; null where nothing was measured. */
  value: Decimal | null
}

export type CarriedTerms = { baseline: Decimal; base: Decimal | null; target: Decimal }

/** A stretch asks for a tenth more. */
const FURTHER = '0.1'

/**
 * Baseline and target of a key result in the next period.
 *
 * Totals from 0: *continue* asks for what is left, *stretch* for a tenth more than the larger of target and result. Levels go on
 * from the last value: to the same target, or as far again where it was reached; *stretch* a tenth of that way further than the
 * better of target and value. A growth that was reached, and the *same* growth, is asked over the amount it made; a missed one
 * *continues* over its old base. Bounds and milestones stay as they are. What was reached or passed leaves nothing to continue:
 * it is asked for again.
 */
export function carriedTerms(way: CarryWay, from: CarriedFrom): CarriedTerms {
  const { kind, baseline, base, target, value } = from
  if (!isPaced(kind)) return { baseline, base, target }
  if (kind === 'growth') return growth(way, from)
  if (from.level || !isZero(baseline)) return level(way, from)
  if (way === 'same') return { baseline, base, target }
  const reached = value ?? '0'
  const left = subtract(target, reached)
  if (way === 'continue') return { baseline, base, target: sameSide(left, target) ? left : target }
  return { baseline, base, target: whole(from, multiply(further(target, reached, target), '1.1'), target) }
}

function level(way: CarryWay, from: CarriedFrom): CarriedTerms {
  const { base, target, value } = from
  const baseline = value ?? from.baseline
  const span = subtract(target, from.baseline)
  if (way === 'stretch') {
    const beyond = add(further(target, baseline, span), multiply(span, FURTHER))
    return { baseline, base, target: whole(from, beyond, span) }
  }
  const ahead = sameSide(subtract(target, baseline), span)
  return { baseline, base, target: ahead ? target : add(baseline, span) }
}

function growth(way: CarryWay, { baseline, base, target, value }: CarriedFrom): CarriedTerms {
  const made = value !== null && compare(value, '0') > 0 ? value : null
  const asked = base && multiply(base, add('1', multiply(target, '0.01')))
  const reached = made !== null && asked !== null && compare(made, asked) >= 0
  const over = way === 'continue' && !reached ? base : (made ?? base)
  return { baseline, base: over, target: way === 'stretch' ? round(multiply(target, '1.1')) : target }
}

const sameSide = (a: Decimal, b: Decimal): boolean =>
  Math.sign(compare(a, '0')) === Math.sign(compare(b, '0'))

/** The one of two that lies further the way a span goes. */
const further = (a: Decimal, b: Decimal, span: Decimal): Decimal => (sameSide(subtract(a, b), span) ? a : b)

/** What is counted in whole ones is asked for in whole ones, rounded the way it goes. */
function whole({ kind, target }: CarriedFrom, value: Decimal, span: Decimal): Decimal {
  if (kind !== 'count' || !isWhole(target)) return normalise(round(value))
  return Big(value)
    .round(0, sameSide(value, span) ? Big.roundUp : Big.roundDown)
    .toFixed()
}
