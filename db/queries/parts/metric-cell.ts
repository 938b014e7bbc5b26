import { add, compare, ratio, subtract } from '@/lib/okr/decimal'
import { clamp, targetAmount, targetSpan } from '@/lib/okr/measures'
import { goalStatus, type Thresholds } from '@/lib/okr/status'
import type { Day, Decimal, Kind, Status } from '@/lib/okr/types'
import type { MeasuredKeyResult } from './measured-goals'

/** One metric of a person or team: a key result, or the sum of several of one metric. */
export type MetricCell = {
  kind: Kind
  unit: string
  currency: string | null
  value: Decimal | null
  asOf: Day | null
  /** The value that makes progress 1: of a growth its amount. */
  target: Decimal
  /** Only where an adjustment moved it. */
  originalTarget: Decimal | null
  baseline: Decimal
  progress: number | null
  pace: number
  status: Status
  left: Decimal | null
  perWeek: number | null
  lastFourWeeks: number | null
  attainment: { original: number | null; adjusted: number | null }
}

const adds = ({ kind }: MeasuredKeyResult): boolean =>
  kind === 'count' || kind === 'amount' || kind === 'growth'

const originalTargetOf = (one: MeasuredKeyResult): Decimal | null =>
  one.original && targetAmount({ ...one, ...one.original })

function single(one: MeasuredKeyResult): MetricCell {
  const target = targetAmount(one)
  const original = originalTargetOf(one)
  return {
    kind: one.kind,
    unit: one.unit,
    currency: one.currency,
    value: one.value,
    asOf: one.asOf,
    target,
    originalTarget: original !== null && compare(original, target) !== 0 ? original : null,
    baseline: one.kind === 'growth' ? '0' : one.baseline,
    progress: one.progress,
    pace: one.pace,
    status: one.status,
    left: one.needed?.left ?? null,
    perWeek: one.needed?.perWeek ?? null,
    lastFourWeeks: one.needed?.lastFourWeeks ?? null,
    attainment: one.attainment,
  }
}

const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, '0')

const sumOfKnown = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => value != null)
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) : null
}

/**
 * One metric over the key results that measure it. Totals of one metric add up, each weighing as much as it asks for; of
 * rates, which do not, the one with the most weight stands. Null where there is none.
 */
export function metricCell(all: readonly MeasuredKeyResult[], limits: Thresholds): MetricCell | null {
  const standing = all.filter((one) => !one.dropped)
  const first = standing.toSorted((a, b) => b.weight - a.weight)[0]
  if (!first) return null
  const same = adds(first) ? standing.filter((one) => adds(one) && one.currency === first.currency) : [first]
  if (same.length === 1) return single(first)
  const cells = same.map(single)
  const known = cells.filter((cell) => cell.value !== null)
  const baseline = sum(cells.map((cell) => cell.baseline))
  const target = sum(cells.map((cell) => cell.target))
  const original = sum(same.map((one) => originalTargetOf(one) ?? '0'))
  const value = known.length === 0 ? null : sum(cells.map((cell) => cell.value ?? cell.baseline))
  const span = subtract(target, baseline)
  const towards = (goal: Decimal): number | null => {
    const whole = subtract(goal, baseline)
    return value === null || compare(whole, '0') === 0 ? null : ratio(subtract(value, baseline), whole)
  }
  const status = goalStatus(
    same.map((one) => ({
      weight: Math.abs(Number(targetSpan(one))),
      standing: {
        ...one,
        counts: one.progress === null ? null : { progress: clamp(one.progress), pace: one.pace },
      },
    })),
    limits,
    first.pace,
  )
  return {
    ...cells[0]!,
    value,
    asOf: cells.reduce<Day | null>(
      (last, { asOf }) => (asOf !== null && (last === null || asOf > last) ? asOf : last),
      null,
    ),
    target,
    originalTarget: compare(original, target) === 0 ? null : original,
    baseline,
    progress: compare(span, '0') === 0 ? null : towards(target),
    pace: status.pace,
    status: status.status,
    left: sum(cells.map((cell) => cell.left ?? '0')),
    perWeek: sumOfKnown(cells.map((cell) => cell.perWeek)),
    lastFourWeeks: sumOfKnown(cells.map((cell) => cell.lastFourWeeks)),
    attainment: { original: towards(original), adjusted: towards(target) },
  }
}
