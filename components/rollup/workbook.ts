import type { Rollup } from '@/db/queries/rollup'
import { formatDayShort, formatPeriod, formatUnit, formatWeek } from '@/lib/i18n/format'
import type { Sheet, SheetCell } from '@/lib/io/xlsx'
import { addDays } from '@/lib/okr/calendar'
import { adjustmentReasons } from '@/lib/okr/types'
import {
  metricColumns,
  number,
  percent,
  peopleColumns,
  score,
  originalTarget,
  type SheetWords,
} from './columns'

type Metric = Rollup['metrics'][number]

/** The tables of a rollup, each as a sheet, in the order of the page. */
export function workbookOf(page: Rollup, words: SheetWords): Sheet[] {
  const main = page.metrics[0]
  return [
    about(page, words),
    ...page.metrics.flatMap((metric) => [
      byUnit(page, metric, words),
      ...(page.year ? [byQuarter(page, page.year, metric, words)] : []),
    ]),
    people(page, words),
    ...(main && page.dots.length > 0 ? [findings(page, main, words)] : []),
    reasons(page, words),
    ...(page.heat.length > 0 ? weeks(page, words) : []),
    ...(main && page.series.some(({ values }) => values.some(Boolean)) ? [contribution(page, words)] : []),
    ...(page.dots.length > 0 ? [spread(page, words)] : []),
  ]
}

const inUnit = (metric: Metric, { locale }: SheetWords): string => {
  const unit = formatUnit(metric, locale)
  return unit ? `${metric.name} (${unit})` : metric.name
}

const about = (page: Rollup, { t, locale }: SheetWords): Sheet => ({
  name: t('about'),
  head: [t('unit'), t('lead'), t('period'), t('until')],
  rows: [[page.unit.name, page.unit.leadName, formatPeriod(page.period, locale), page.until]],
})

function byUnit({ whole, units, sums, year }: Rollup, metric: Metric, words: SheetWords): Sheet {
  const { t } = words
  const shown = year ? units.filter(({ cells }) => cells.has(metric.id)) : units
  const columns = metricColumns(words)
  const sum = sums.get(metric.id)
  return {
    name: inUnit(metric, words),
    head: [t('unit'), t('lead'), ...columns.map(({ head }) => head)],
    rows: [
      ...[whole, ...shown].map(({ name, leadName, cells }) => {
        const cell = cells.get(metric.id)
        return [name, leadName, ...columns.map(({ of }) => (cell ? of(cell) : null))]
      }),
      ...(sum
        ? [
            [
              ...[t('sum'), null, null, number(sum.target), number(sum.value)],
              ...[percent(sum.attainment.original), percent(sum.attainment.adjusted)],
            ],
          ]
        : []),
    ],
  }
}

function byQuarter(
  page: Rollup,
  { quarters, units }: NonNullable<Rollup['year']>,
  metric: Metric,
  words: SheetWords,
): Sheet {
  const { t, locale } = words
  return {
    name: t('quarters', { metric: metric.name }),
    head: [
      ...[t('unit'), t('period'), t('original'), t('target'), t('value'), t('ofOriginal'), t('adjusted')],
      ...[t('coverage'), t('gap'), t('buffer'), t('onTime'), t('mean')],
    ],
    rows: units.flatMap(({ year, quarters: each, sums }): SheetCell[][] => {
      const rowOf = ({ name, cells, discipline, scores }: typeof year, period: Rollup['period']) => {
        const cell = cells.get(metric.id)
        return [
          ...[name, formatPeriod(period, locale), number(cell && originalTarget(cell)), number(cell?.target)],
          ...[number(cell?.value), percent(cell?.attainment.original), percent(cell?.attainment.adjusted)],
          ...[percent(cell?.coverage?.ratio), number(cell?.coverage?.gap), number(cell?.coverage?.buffer)],
          ...[percent(discipline.rate), score(scores?.mean)],
        ]
      }
      const sum = sums.get(metric.id)
      return [
        ...each.map((unit, index) => rowOf(unit, quarters[index]!)),
        ...(sum
          ? [
              [
                ...[year.name, t('quartersSum'), number(sum.originalTarget), number(sum.target)],
                ...[number(sum.value), percent(sum.attainment.original), percent(sum.attainment.adjusted)],
              ],
            ]
          : []),
        ...(year.cells.has(metric.id) ? [rowOf(year, page.period)] : []),
      ]
    }),
  }
}

function people({ whole, units, before, previous }: Rollup, words: SheetWords): Sheet {
  const { t, locale } = words
  const theirs = Object.values(whole.people).some((count) => count > 0)
  const columns = peopleColumns(words).filter(({ ofPeople }) => theirs || !ofPeople)
  return {
    name: t('peopleSheet'),
    head: [t('unit'), t('lead'), ...columns.map(({ head }) => head)],
    rows: [
      ...[whole, ...units].map((unit) => [unit.name, unit.leadName, ...columns.map(({ of }) => of(unit))]),
      ...(theirs && before && previous
        ? [[whole.name, formatPeriod(previous, locale), ...columns.map(({ of }) => of(before))]]
        : []),
    ],
  }
}

function findings({ findings: { gaps, surprises } }: Rollup, metric: Metric, words: SheetWords): Sheet {
  const { t, locale } = words
  const rows = (
    [
      [t('gapFound'), gaps, -1],
      [t('surprise'), surprises, 1],
    ] as const
  ).flatMap(([kind, all, sign]) =>
    all.map(({ ownerName, goalName, by, value, target, week, said }): SheetCell[] => [
      ...[kind, ownerName, goalName, number((sign * by).toFixed(4))],
      ...[number(value), number(target), week && formatWeek(week, locale)],
      ...[said?.happened ?? null, said?.changes ?? null],
    ]),
  )
  return {
    name: t('findings'),
    head: [
      ...[t('kind'), t('person'), t('goal'), `${t('againstPace')}: ${inUnit(metric, words)}`],
      ...[t('value'), t('target'), t('weekHead'), t('happened'), t('next')],
    ],
    rows,
  }
}

function reasons({ whole }: Rollup, { t, reason }: SheetWords): Sheet {
  const columns = ['accepted', 'late', 'declined', 'waiting', 'approach'] as const
  return {
    name: t('reasons'),
    head: [reason('reason'), ...columns.map((column) => reason(column))],
    rows: adjustmentReasons.map((one, index) => [
      reason(one),
      ...columns.map((column) => number(whole.reasons[index]![column])),
    ]),
  }
}

/** How far each unit was at the end of each week, and what that was called. */
function weeks({ heat, weeks: shown }: Rollup, { t, status, locale }: SheetWords): Sheet[] {
  const head = [t('unit'), ...shown.map((monday) => formatWeek(monday, locale))]
  return [
    {
      name: t('weeksShare'),
      head,
      rows: heat.map((row) => [row.name, ...row.weeks.map((cell) => percent(cell?.share))]),
    },
    {
      name: t('weeksStatus'),
      head,
      rows: heat.map((row) => [row.name, ...row.weeks.map((cell) => cell && status(cell.status))]),
    },
  ]
}

function contribution({ series, weeks: begun, until }: Rollup, { t, locale }: SheetWords): Sheet {
  const shown = begun.filter((monday) => monday <= until)
  const endOf = (monday: string) => (addDays(monday, 6) < until ? addDays(monday, 6) : until)
  return {
    name: t('contribution'),
    head: [t('weekEnd'), ...series.map(({ name }) => name)],
    rows: shown.map((monday, index) => [
      formatDayShort(endOf(monday), locale),
      ...series.map(({ values }) => number(values[index])),
    ]),
  }
}

const spread = ({ dots }: Rollup, { t, status }: SheetWords): Sheet => ({
  name: t('spread'),
  head: [t('person'), t('unit'), t('share'), t('status')],
  rows: dots
    .toSorted((a, b) => a.share - b.share)
    .map((one) => [one.name, one.unit, percent(one.share), status(one.status)]),
})
