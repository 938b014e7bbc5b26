import { compare } from '../decimal'
import { isPaced, type KeyResultTerms } from '../measures'
import type { Quantity } from './check-message'
import type { KeyResultFacts } from './goal-facts'

/** The terms of a key result whose numbers are all there and hold together; null of one that is still being written. */
export function completeTerms({ terms }: KeyResultFacts): KeyResultTerms | null {
  const { baseline, target, base } = terms
  if (target === null) return null
  if (terms.kind === 'growth' && (base == null || compare(base, '0') <= 0)) return null
  if (isPaced(terms.kind) && terms.kind !== 'growth' && baseline === null) return null
  return { ...terms, target, baseline: baseline ?? '0' }
}

/** Whether it names what is counted, how much of it and in what. */
export function isMeasurable(keyResult: KeyResultFacts): boolean {
  const { kind, unit, currency, target } = keyResult.terms
  if (keyResult.name.trim() === '') return false
  if (kind === 'milestone') return true
  return target !== null && (kind === 'percent' || kind === 'growth' || Boolean(unit) || Boolean(currency))
}

/** A number of the metric, to be formatted like its values. */
export const quantity = (
  value: Quantity['value'],
  { kind, unit, currency }: Pick<KeyResultTerms, 'kind' | 'unit' | 'currency'>,
): Quantity => ({ value, kind, unit: unit ?? null, currency: currency ?? null })

/** What its target is shown as: of a growth the growth in percent. */
export const targetQuantity = ({ terms }: KeyResultFacts): Quantity =>
  quantity(terms.target ?? '0', terms.kind === 'growth' ? { kind: 'percent' } : terms)
