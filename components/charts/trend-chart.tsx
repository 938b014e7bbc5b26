import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDayShort, formatValue, type Measure } from '@/lib/i18n/format'
import { dayNumber } from '@/lib/okr/calendar'
import type { Day, Decimal } from '@/lib/okr/types'
import { ChartFigure } from './figure'
import { niceTicks } from './scale'
import { monthTicks } from './spec'
import type { Tone } from './trend-spec'

export type TrendChartProps = {
  /** The finding. */
  title: ReactNode
  subtitle?: ReactNode
  measure: Measure
  /** Ascending. */
  days: readonly Day[]
  /** Up to four; a value a day, null where there is none. */
  series: readonly { name: string; tone: Tone; values: readonly (Decimal | null)[] }[]
  low?: boolean
}

/** A few lines over the same days, each named at its end. */
export function TrendChart({ title, subtitle, measure, days, series, low = true }: TrendChartProps) {
  const t = useTranslations('common.chart')
  const locale = useLocale()
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return null
  const short = (day: Day) => formatDayShort(day, locale)
  const show = (value: Decimal | null) =>
    value === null ? t('noValue') : formatValue(value, measure, locale, {})
  const numbers = series.flatMap(({ values }) =>
    values.flatMap((value) => (value === null ? [] : [Number(value)])),
  )
  const zero = measure.kind === 'percent' || measure.kind === 'floor' ? [] : [0]
  const ticks = niceTicks(
    Math.min(...numbers, ...zero),
    Math.max(...numbers, ...zero),
    4,
    measure.kind === 'count' || measure.kind === 'milestone',
  )
  const rows = days.map((day, index) => ({
    x: dayNumber(day),
    day: short(day),
    values: series.map(({ values }) => (values[index] == null ? null : Number(values[index]))),
    shown: series.map(({ values }) => show(values[index] ?? null)),
  }))
  return (
    <ChartFigure
      title={title}
      subtitle={subtitle}
      head={t('date')}
      rows={rows.map(({ day }) => day)}
      columns={series.map(({ name }, index) => ({
        head: name,
        figures: rows.map(({ shown }) => shown[index]!),
      }))}
      spec={{
        draws: 'trend',
        low,
        sentence: [
          ...series.map(({ name }, index) => `${name} ${rows.at(-1)?.shown[index]}, ${short(last)}`),
          t('keyboard'),
        ].join(t('joiner')),
        axes: {
          x: { first: dayNumber(first), last: dayNumber(last), ticks: monthTicks(first, last, short) },
          y: {
            low: ticks[0] ?? 0,
            high: ticks.at(-1) ?? 1,
            ticks: ticks.map((at) => ({
              at,
              label: formatValue(at.toFixed(4), measure, locale, {
                compact: true,
                bare: measure.kind !== 'percent',
              }),
            })),
          },
        },
        series: series.map(({ name, tone }) => ({ name, tone })),
        rows,
      }}
    />
  )
}
