import type { RollupUnit } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatPeriod, formatUnit } from '@/lib/i18n/format'
import type { SheetCell } from '@/lib/io/xlsx'
import { metricColumns, peopleColumns, type SheetWords } from './columns'

type Row = (string | null)[]

const written = (cell: SheetCell): string | null =>
  cell === null || typeof cell === 'string' ? cell : cell.number

/** The figures of a rollup as one sheet: a row for each unit, metric and period, values exact and ratios to four places. */
export function sheetOf(page: Rollup, words: SheetWords): Row[] {
  const { t, locale } = words
  const [ofMetric, ofPeople] = [metricColumns(words), peopleColumns(words)]
  const rowOf = (unit: RollupUnit, metric: Rollup['metrics'][number], period: Rollup['period']): Row => {
    const cell = unit.cells.get(metric.id)
    return [
      ...[unit.name, unit.leadName, metric.name, formatUnit(metric, locale)],
      ...ofMetric.map(({ of }) => (cell ? written(of(cell)) : null)),
      ...ofPeople.map(({ of }) => written(of(unit))),
      ...[page.until, formatPeriod(period, locale)],
    ]
  }
  return [
    [
      ...[t('unit'), t('lead'), t('metric'), t('measure')],
      ...[...ofMetric, ...ofPeople].map(({ head }) => head),
      ...[t('until'), t('period')],
    ],
    ...page.metrics.flatMap((metric) =>
      [page.whole, ...page.units].flatMap((unit, index) => [
        rowOf(unit, metric, page.period),
        ...(page.year?.quarters ?? []).map((period, quarter) =>
          rowOf(page.year!.units[index]!.quarters[quarter]!, metric, period),
        ),
      ]),
    ),
  ]
}
