import { add, compare, isNegative, isZero, multiply, ratio, round, subtract } from './decimal'
import type { Message } from './errors'
import { type Day, type Decimal, type Kind, WHOLE } from './types'

/**
 * What a key result asks for. `target` of a growth is the growth in percent (15 is +15 %) over the amount `base`; its
 * values are amounts. Percentages are percents too: 25 is 25 %. A milestone goes from 0 to 1.
 */
export type KeyResultTerms = {
  kind: Kind
  baseline: Decimal
  target: Decimal
  base?: Decimal | null
  dueOn?: Day | null
  /** What one is called; empty for amounts and percentages. */
  unit?: string
  currency?: string | null
}

export type Measurement = { asOf: Day; value: Decimal }

/** Kinds whose values go from a baseline to a target and are compared with the pace. */
export const isPaced = (kind: Kind): boolean =>
  kind === 'count' || kind === 'amount' || kind === 'growth' || kind === 'percent'

export const clamp = (fraction: number): number => Math.min(1, Math.max(0, fraction))

/** The value that makes progress 1. Growth: base × (1 + g ÷ 100), to 4 places. */
export function targetAmount(terms: KeyResultTerms): Decimal {
  if (terms.kind !== 'growth') return terms.target
  return round(multiply(terms.base ?? '0', multiply(add('100', terms.target), '0.01')))
}

/** Target amount − baseline: negative where less is asked for. A growth starts from nothing. */
export const targetSpan = (terms: KeyResultTerms): Decimal =>
  terms.kind === 'growth' ? targetAmount(terms) : subtract(terms.target, terms.baseline)

/** By how many percent an amount is above its base (−100 and up); null without a base. It stands beside attainment. */
export const growthPercent = (amount: Decimal, base: Decimal | null | undefined): number | null =>
  base == null || isZero(base) ? null : ratio(subtract(amount, base), base) * 100

/**
 * How far a value is, unclamped, 1 being the target; null where there is no value.
 * count, amount, percent: (value − baseline) ÷ (target − baseline) · growth: amount ÷ target amount · limit: 1 up to
 * the limit, else limit ÷ value · floor: 1 from the floor on, else value ÷ floor · milestone: 0 or 1.
 */
export function progress(terms: KeyResultTerms, value: Decimal | null): number | null {
  if (value === null) return null
  const { kind, baseline, target } = terms
  switch (kind) {
    case 'limit':
      if (compare(value, target) <= 0) return 1
      return isNegative(target) ? 0 : ratio(target, value)
    case 'floor':
      if (compare(value, target) >= 0) return 1
      return compare(target, '0') <= 0 ? 0 : ratio(value, target)
    case 'milestone':
      return compare(value, '1') >= 0 ? 1 : 0
    case 'growth': {
      const asked = targetAmount(terms)
      return isZero(asked) ? null : ratio(value, asked)
    }
    default: {
      const span = subtract(target, baseline)
      return isZero(span) ? null : ratio(subtract(value, baseline), span)
    }
  }
}

export type TermsErrors = Partial<Record<'baseline' | 'base' | 'target' | 'dueOn', Message>>

/**
 * What is wrong with the terms of a key result, by field; empty when they hold up.
 * Keys: targetEqualsBaseline, growthNeedsBase, growthBaseline, growthTooLow, boundNegative, milestoneNeedsDue,
 * dueOutsideGoal {starts, deadline}.
 */
export function validateTerms(terms: KeyResultTerms, goal?: { starts: Day; deadline: Day }): TermsErrors {
  const errors: TermsErrors = {}
  const { kind, baseline, target, base, dueOn } = terms
  if (isPaced(kind) && compare(target, baseline) === 0) errors.target = { key: 'targetEqualsBaseline' }
  if (kind === 'growth') {
    if (base == null || compare(base, '0') <= 0) errors.base = { key: 'growthNeedsBase' }
    if (!isZero(baseline)) errors.baseline = { key: 'growthBaseline' }
    if (compare(target, '-100') <= 0) errors.target = { key: 'growthTooLow' }
  }
  if ((kind === 'limit' || kind === 'floor') && isNegative(target)) errors.target = { key: 'boundNegative' }
  if (kind === 'milestone') {
    if (!dueOn) errors.dueOn = { key: 'milestoneNeedsDue' }
    else if (goal && (dueOn < goal.starts || dueOn > goal.deadline)) {
      errors.dueOn = { key: 'dueOutsideGoal', values: { ...goal } }
    }
  }
  return errors
}

/** The last value dated by the deadline; of two for one date, the later in the list. Later values never count. */
export function valueAtDeadline<M extends Measurement>(measurements: readonly M[], deadline: Day): M | null {
  let last: M | null = null
  for (const one of measurements) {
    if (one.asOf <= deadline && (last === null || one.asOf >= last.asOf)) last = one
  }
  return last
}

/** The values dated after the deadline, which stand apart and never count. */
export const afterDeadline = <M extends Measurement>(measurements: readonly M[], deadline: Day): M[] =>
  measurements.filter((one) => one.asOf > deadline)

export type Attainment = { capped: number; uncapped: number }

/**
 * A goal's attainment from those of its key results: capped = Σ weight × attainment clamped to 0–1, uncapped =
 * Σ weight × attainment, both ÷ Σ weight. A key result without a value gives nothing; null where none has one.
 */
export function goalAttainment(
  keyResults: readonly { weight: number; attainment: number | null }[],
): Attainment | null {
  let [whole, capped, uncapped, measured] = [0, 0, 0, 0]
  for (const { weight, attainment } of keyResults) {
    whole += weight
    if (attainment === null || weight === 0) continue
    measured += 1
    capped += weight * clamp(attainment)
    uncapped += weight * attainment
  }
  return measured ? { capped: capped / whole, uncapped: uncapped / whole } : null
}

/** Whether weights (whole 1/10,000) are together exactly 100 %. */
export const addToWhole = (weights: readonly number[]): boolean =>
  weights.reduce((sum, weight) => sum + weight, 0) === WHOLE
