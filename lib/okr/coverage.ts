import { add, compare, isNegative, isZero, multiply, ratio, round, subtract } from './decimal'
import { type KeyResultTerms, targetSpan } from './measures'
import type { Day, Decimal, ShownState } from './types'

/** Why a key result below is not counted above. */
export type NotCounted =
  | 'own_wording'
  | 'percent'
  | 'bound'
  | 'milestone'
  | 'other_metric'
  | 'other_kind'
  | 'other_unit'
  | 'other_currency'

export type Addable = Pick<KeyResultTerms, 'kind' | 'unit' | 'currency'> & { metricId: string | null }

/**
 * Whether values of one key result add up in another, or why not: only counts and amounts (a growth is an amount) of the
 * same metric, in the same unit and currency.
 */
export function notCountedBecause(own: Addable, child: Addable): NotCounted | null {
  for (const { kind } of [child, own]) {
    if (kind === 'percent' || kind === 'milestone') return kind
    if (kind === 'limit' || kind === 'floor') return 'bound'
  }
  if (own.metricId === null || child.metricId === null) return 'own_wording'
  if (own.metricId !== child.metricId) return 'other_metric'
  if ((own.kind === 'count') !== (child.kind === 'count')) return 'other_kind'
  if ((own.currency ?? '') !== (child.currency ?? '')) return 'other_currency'
  if ((own.unit ?? '') !== (child.unit ?? '')) return 'other_unit'
  return null
}

export type CoverageChild = KeyResultTerms & {
  id: string
  metricId: string | null
  /** Of the child that counts above, in whole 1/10,000. */
  share: number
  /** Of its goal. */
  state: ShownState
  dropped?: boolean
  /** As agreed first; null or absent for one that was added later or never agreed. */
  original?: Pick<KeyResultTerms, 'baseline' | 'target' | 'base'> | null
}

export type Coverage = {
  /** Σ share × (target − baseline) of agreed and graded children, in the metric's unit. */
  sum: Decimal
  /** sum ÷ (own target − own baseline), 1 being all of it; null where nothing of this kind can be added. */
  ratio: number | null
  /** What is missing below to what is asked for; 0 where nothing is. */
  gap: Decimal
  /** What is more than asked for; 0 where nothing is. */
  buffer: Decimal
  /** The same with drafts and submitted children. */
  withDrafts: { sum: Decimal; ratio: number | null }
  notCounted: { id: string; reason: NotCounted }[]
  /** By how much adjustments and dropping moved the sum, child by child; towards the own target positive. */
  moved: { id: string; by: Decimal }[]
}

/** So many whole 1/10,000 of a value, exact to 8 places. */
export const shareOf = (share: number, value: Decimal): Decimal =>
  multiply(multiply(String(share), '0.0001'), value)

const counts = ({ state, dropped }: CoverageChild) => !dropped && (state === 'agreed' || state === 'graded')
const mayCount = ({ state, dropped }: CoverageChild) =>
  !dropped && (state === 'draft' || state === 'submitted')

/** What a child's adjustments did to the sum above it, in the metric's unit. */
function movedBy(child: CoverageChild): Decimal {
  if (!child.original || mayCount(child)) return '0'
  const now = counts(child) ? targetSpan(child) : '0'
  return shareOf(child.share, subtract(now, targetSpan({ ...child, ...child.original })))
}

/**
 * What the key results below add up to against one above: Σ share × (child target − child baseline) ÷ (own target − own
 * baseline). Agreed and graded children count, drafts and submitted ones in a second figure; dropped ones no longer.
 * Sums are exact and rounded to 4 places at the end.
 */
export function coverage(own: KeyResultTerms & Addable, children: readonly CoverageChild[]): Coverage {
  const notCounted: Coverage['notCounted'] = []
  const moved: Coverage['moved'] = []
  const ownSpan = targetSpan(own)
  const less = isNegative(ownSpan)
  let agreed = '0'
  let drafted = '0'
  for (const child of children) {
    const reason = notCountedBecause(own, child)
    if (reason) {
      if (counts(child) || mayCount(child)) notCounted.push({ id: child.id, reason })
      continue
    }
    if (counts(child)) agreed = add(agreed, shareOf(child.share, targetSpan(child)))
    if (mayCount(child)) drafted = add(drafted, shareOf(child.share, targetSpan(child)))
    const by = movedBy(child)
    if (!isZero(by)) moved.push({ id: child.id, by: round(less ? subtract('0', by) : by) })
  }
  const addable = own.kind === 'count' || own.kind === 'amount' || own.kind === 'growth'
  const share = (sum: Decimal) => (addable && !isZero(ownSpan) ? ratio(sum, ownSpan) : null)
  const missing = less ? subtract(agreed, ownSpan) : subtract(ownSpan, agreed)
  const all = add(agreed, drafted)
  return {
    sum: round(agreed),
    ratio: share(agreed),
    gap: addable && compare(missing, '0') > 0 ? round(missing) : '0',
    buffer: addable && compare(missing, '0') < 0 ? round(subtract('0', missing)) : '0',
    withDrafts: { sum: round(all), ratio: share(all) },
    notCounted,
    moved,
  }
}

/** Of children that are not open to somebody: how many are in the sum, and how many are not for which reason. */
export type Unseen = { counted: number; notCounted: { reason: NotCounted; count: number }[] }

/** Dropped ones are in neither: they are no part of what is asked for now. */
export function unseen(own: Addable, children: readonly CoverageChild[]): Unseen {
  const reasons = children.filter(counts).map((child) => notCountedBecause(own, child))
  const notCounted = new Map<NotCounted, number>()
  for (const reason of reasons) if (reason) notCounted.set(reason, (notCounted.get(reason) ?? 0) + 1)
  return {
    counted: reasons.filter((reason) => reason === null).length,
    notCounted: [...notCounted].map(([reason, count]) => ({ reason, count })),
  }
}

export type ValueChild = {
  id: string
  /** Whole 1/10,000. */
  share: number
  /** 0 for a growth, whose values are amounts. */
  baseline: Decimal
  value: Decimal | null
  asOf?: Day | null
}

/**
 * A parent's value: its baseline + Σ share × (child value − child baseline), rounded to 4 places as the database does.
 * Pass only children that count (agreed or graded, `notCountedBecause` null). A child without data adds nothing and is
 * named in `missing`; where none has data there is no value. `asOf` is the newest date among them.
 */
export function valueFromChildren(
  baseline: Decimal,
  children: readonly ValueChild[],
): { value: Decimal | null; asOf: Day | null; missing: string[] } {
  let sum = baseline
  let asOf: Day | null = null
  const missing: string[] = []
  for (const child of children) {
    if (child.value === null) {
      missing.push(child.id)
      continue
    }
    sum = add(sum, shareOf(child.share, subtract(child.value, child.baseline)))
    if (child.asOf && (asOf === null || child.asOf > asOf)) asOf = child.asOf
  }
  return { value: missing.length === children.length ? null : round(sum), asOf, missing }
}
