import { useLocale, useTranslations } from 'next-intl'
import { ChartFigure } from '@/components/charts/figure'
import { niceTicks } from '@/components/charts/scale'
import { monthTicks } from '@/components/charts/spec'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { Series } from '@/db/queries/parts/rollup-series'
import type { Rollup } from '@/db/queries/rollup'
import { formatDayShort, formatValue } from '@/lib/i18n/format'
import { addDays, dayNumber } from '@/lib/okr/calendar'
import { add, compare } from '@/lib/okr/decimal'

/** More layers than this cannot be told apart: the smallest become one. */
const LAYERS = 6

const lastOf = ({ values }: Series): string => values.at(-1) ?? '0'

/** The place of its first week with a value; beyond all of them where there is none. */
function firstValue({ values }: Series): number {
  const found = values.findIndex((value) => value !== null)
  return found < 0 ? values.length : found
}

/** The largest first, the rest together. */
function layersOf(series: readonly Series[], others: string): Series[] {
  const sorted = series
    .filter(({ values }) => values.some((value) => value !== null))
    .toSorted((a, b) => compare(lastOf(b), lastOf(a)))
  if (sorted.length <= LAYERS) return sorted
  const rest = sorted.slice(LAYERS - 1)
  const values = rest[0]!.values.map((_, week) =>
    rest.reduce<string>((sum, one) => add(sum, one.values[week] ?? '0'), '0'),
  )
  return [...sorted.slice(0, LAYERS - 1), { id: 'others', name: others, values }]
}

/** What each unit has brought, week by week, one on the other: their sum is the whole. */
export function StackChart({ page, metric }: { page: Rollup; metric: BoardMetric }) {
  const t = useTranslations('rollup.charts')
  const c = useTranslations('common.chart')
  const locale = useLocale()
  const { period, until, week, weeks } = page
  // From the week before the first value: a year may have begun long before anybody kept its numbers here.
  const first = Math.max(0, Math.min(...page.series.map(firstValue)) - 1)
  const shown = weeks.filter((monday, week) => monday <= until && week >= first)
  const layers = layersOf(page.series, t('others')).map((one) => ({
    ...one,
    values: one.values.slice(first),
  }))
  const days = shown.map((monday) => (addDays(monday, 6) < until ? addDays(monday, 6) : until))
  const show = (value: string) => formatValue(value, metric, locale, { compact: true })
  const bare = (value: string) => formatValue(value, metric, locale, { bare: true })
  const short = (day: string) => formatDayShort(day, locale)
  const sums = days.map((_, week) =>
    layers.reduce<string>((sum, { values }) => add(sum, values[week] ?? '0'), '0'),
  )
  const largest = layers[0]
  if (!largest) return null
  const title = t('stack', {
    name: largest.name,
    metric: metric.name,
    value: show(lastOf(largest)),
    total: show(sums.at(-1)!),
  })
  const ticks = niceTicks(0, Math.max(1, ...sums.map(Number)), 4, metric.kind === 'count')
  return (
    <ChartFigure
      title={title}
      subtitle={t('stackSub', { metric: metric.name, then: week ? 'yes' : 'no', day: short(until) })}
      head={t('weekEnd')}
      rows={days.map(short)}
      columns={layers.map(({ name, values }) => ({
        head: name,
        figures: days.map((_, week) => {
          const value = values[week] ?? null
          return value === null ? c('noValue') : bare(value)
        }),
      }))}
      spec={{
        draws: 'stack',
        low: true,
        sentence: t('sentence', { title, keyboard: c('keyboard') }),
        axes: {
          x: {
            first: dayNumber(period.first),
            last: dayNumber(period.last),
            ticks: monthTicks(period.first, period.last, short),
          },
          y: {
            low: 0,
            high: ticks.at(-1)!,
            ticks: ticks.map((at) => ({
              at,
              label: formatValue(at.toFixed(4), metric, locale, { compact: true, bare: true }),
            })),
          },
        },
        layers: layers.map((one) => ({ name: one.name, label: `${one.name} ${show(lastOf(one))}` })),
        rows: days.map((day, week) => ({
          x: dayNumber(day),
          values: layers.map(({ values }) => Number(values[week] ?? '0')),
          day: short(day),
          shown: show(sums[week]!),
        })),
      }}
    />
  )
}
