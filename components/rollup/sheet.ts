import type { useTranslations } from 'next-intl'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { RollupUnit, UnitCell } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatUnit } from '@/lib/i18n/format'
import { adjustmentReasons, statuses, type Locale } from '@/lib/okr/types'

type Row = (string | null)[]

/** The words of a sheet, in the reader's language. */
export type SheetWords = {
  t: ReturnType<typeof useTranslations<'rollup.sheet'>>
  status: ReturnType<typeof useTranslations<'status'>>
  reason: ReturnType<typeof useTranslations<'rollup.reasons'>>
  locale: Locale
}

const ofMetric = [
  ...(['metric', 'measure', 'target', 'original', 'value', 'adjusted', 'ofOriginal', 'pace'] as const),
  ...(['status', 'coverage', 'gap', 'buffer', 'previous', 'previousAttained'] as const),
]
const ofPeople = ['onTime', 'late', 'missed', 'optimism', 'low', 'middle', 'high'] as const

const headsOf = ({ t, status, reason }: SheetWords): Row => [
  t('unit'),
  t('lead'),
  ...ofMetric.map((column) => t(column)),
  ...statuses.map((one) => t('people', { status: status(one) })),
  ...ofPeople.map((column) => t(column)),
  ...adjustmentReasons.map((one) => t('adjustments', { reason: reason(one) })),
  t('lateAdjustments'),
  t('approach'),
  t('until'),
]

const ratio = (value: number | null | undefined): string | null => (value == null ? null : value.toFixed(4))

function metricCells(cell: UnitCell | undefined, metric: BoardMetric, { status, locale }: SheetWords): Row {
  const names = [metric.name, formatUnit(metric, locale)]
  if (!cell) return [...names, ...Array<null>(ofMetric.length - names.length).fill(null)]
  const { target, originalTarget, originalSpan, attainment, coverage, previous } = cell
  return [
    ...names,
    target,
    originalTarget ?? (originalSpan === null ? null : target),
    cell.value,
    ratio(attainment.adjusted),
    ratio(attainment.original),
    ratio(cell.pace),
    status(cell.status),
    ratio(coverage?.ratio),
    coverage?.gap ?? null,
    coverage?.buffer ?? null,
    previous?.value ?? null,
    ratio(previous?.attainment),
  ]
}

function unitCells({ people, discipline, optimism, scores, reasons }: RollupUnit): Row {
  const sum = (of: 'late' | 'approach') => String(reasons.reduce((all, one) => all + one[of], 0))
  return [
    ...statuses.map((one) => String(people[one])),
    ratio(discipline.rate),
    String(discipline.late),
    String(discipline.missed),
    optimism === null ? null : (optimism.gap * 100).toFixed(1),
    ratio(scores?.low),
    ratio(scores?.middle),
    ratio(scores?.high),
    ...reasons.map(({ accepted }) => String(accepted)),
    sum('late'),
    sum('approach'),
  ]
}

/** The figures of a rollup as a sheet: one row for each unit and metric, values exact and ratios to four places. */
export const sheetOf = (page: Rollup, words: SheetWords): Row[] => [
  headsOf(words),
  ...page.metrics.flatMap((metric) =>
    [page.whole, ...page.units].map((unit) => [
      unit.name,
      unit.leadName,
      ...metricCells(unit.cells.get(metric.id), metric, words),
      ...unitCells(unit),
      page.until,
    ]),
  ),
]
