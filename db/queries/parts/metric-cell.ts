import { summedAttainment } from '@/lib/okr/attainment'
import { add, compare, ratio, subtract } from '@/lib/okr/decimal'
import { clamp, targetAmount, targetSpan } from '@/lib/okr/measures'
import type { MonthMark } from '@/lib/okr/marks'
import { goalStatus, type Thresholds } from '@/lib/okr/status'
import type { Day, Decimal, Kind, Status } from '@/lib/okr/types'
import type { MeasuredKeyResult } from './measured-goals'

/** One metric of a person or team: a key result, or the sum of several of one metric. */
export type MetricCell = {
  /** The key result it is; null where several are added up. */
  keyResultId: string | null
  kind: Kind
  unit: string
  currency: string | null
  value: Decimal | null
  asOf: Day | null
  /** The value that makes progress 1: of a growth its amount. */
  target: Decimal
  /** Only where an adjustment moved it, added to it or dropped a part of it. */
  originalTarget: Decimal | null
  /** What was asked for first, from where it began; null where all of it was added later. */
  originalSpan: Decimal | null
  baseline: Decimal
  progress: number | null
  pace: number
  status: Status
  left: Decimal | null
  perWeek: number | null
  lastFourWeeks: number | null
  /** Measured by marks: what this month asks for and has brought. */
  month: MonthMark | null
  attainment: { original: number | null; adjusted: number | null }
}

/** Where values begin: those of a growth from nothing. */
const startOf = ({ kind, baseline }: Pick<MetricCell, 'kind' | 'baseline'>): Decimal =>
  kind === 'growth' ? '0' : baseline

/** What one puts in a sum of which others have a value: without its own, where it begins. */
export const valueInSum = (one: Pick<MetricCell, 'kind' | 'baseline' | 'value'>): Decimal =>
  one.value ?? startOf(one)

const adds = ({ kind }: MeasuredKeyResult): boolean =>
  kind === 'count' || kind === 'amount' || kind === 'growth'

const originalTermsOf = (one: MeasuredKeyResult) => one.original && { ...one, ...one.original }

function single(one: MeasuredKeyResult): MetricCell {
  const target = targetAmount(one)
  const original = originalTermsOf(one)
  const originalTarget = original && targetAmount(original)
  return {
    keyResultId: one.id,
    kind: one.kind,
    unit: one.unit,
    currency: one.currency,
    value: one.value,
    asOf: one.asOf,
    target,
    originalTarget: originalTarget !== null && compare(originalTarget, target) !== 0 ? originalTarget : null,
    originalSpan: original && targetSpan(original),
    baseline: startOf(one),
    progress: one.progress,
    pace: one.pace,
    status: one.status,
    left: one.needed?.left ?? null,
    perWeek: one.needed?.perWeek ?? null,
    lastFourWeeks: one.needed?.lastFourWeeks ?? null,
    month: one.month,
    attainment: one.attainment,
  }
}

const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, '0')

const sumOfKnown = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => value != null)
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) : null
}

/** What was agreed first: one an adjustment added is not in it, one it dropped still is, with its last value. */
function againstOriginal(
  all: readonly MeasuredKeyResult[],
): Pick<MetricCell, 'originalSpan'> & { target: Decimal | null; attainment: number | null } {
  const agreed = all.flatMap((one) => {
    const terms = originalTermsOf(one)
    return terms ? [{ terms, span: targetSpan(terms), attainment: one.attainment.original }] : []
  })
  if (agreed.length === 0) return { target: null, originalSpan: null, attainment: null }
  return {
    target: sum(agreed.map(({ terms }) => targetAmount(terms))),
    originalSpan: sum(agreed.map(({ span }) => span)),
    attainment: summedAttainment(agreed),
  }
}

/**
 * One metric over the key results that measure it, dropped ones among them. Totals of one metric add up, each weighing as much as
 * it asks for; of rates, which do not, the one with the most weight stands. Null where none is in force.
 */
export function metricCell(all: readonly MeasuredKeyResult[], limits: Thresholds): MetricCell | null {
  const standing = all.filter((one) => !one.dropped)
  const first = standing.toSorted((a, b) => b.weight - a.weight)[0]
  if (!first) return null
  if (!adds(first)) return single(first)
  const together = all.filter((one) => adds(one) && one.currency === first.currency)
  const same = together.filter((one) => !one.dropped)
  const cell = same.length === 1 ? single(first) : summed(same, first.pace, limits)
  if (together.length === 1) return cell
  const original = againstOriginal(together)
  return {
    ...cell,
    originalTarget:
      original.target !== null && compare(original.target, cell.target) !== 0 ? original.target : null,
    originalSpan: original.originalSpan,
    attainment: { ...cell.attainment, original: original.attainment },
  }
}

/** Several totals in force as one; against what was agreed first its caller judges it. */
function summed(same: readonly MeasuredKeyResult[], pace: number, limits: Thresholds): MetricCell {
  const cells = same.map(single)
  const known = cells.filter((cell) => cell.value !== null)
  const baseline = sum(cells.map((cell) => cell.baseline))
  const target = sum(cells.map((cell) => cell.target))
  const value = known.length === 0 ? null : sum(cells.map(valueInSum))
  const span = subtract(target, baseline)
  const progress = value === null || compare(span, '0') === 0 ? null : ratio(subtract(value, baseline), span)
  const status = goalStatus(
    same.map((one) => ({
      weight: Math.abs(Number(targetSpan(one))),
      standing: {
        ...one,
        counts: one.progress === null ? null : { progress: clamp(one.progress), pace: one.pace },
      },
    })),
    limits,
    pace,
  )
  return {
    ...cells[0]!,
    keyResultId: null,
    month: null,
    value,
    asOf: cells.reduce<Day | null>(
      (last, { asOf }) => (asOf !== null && (last === null || asOf > last) ? asOf : last),
      null,
    ),
    target,
    baseline,
    progress,
    pace: status.pace,
    status: status.status,
    left: sum(cells.map((cell) => cell.left ?? '0')),
    perWeek: sumOfKnown(cells.map((cell) => cell.perWeek)),
    lastFourWeeks: sumOfKnown(cells.map((cell) => cell.lastFourWeeks)),
    attainment: { original: null, adjusted: progress },
  }
}
