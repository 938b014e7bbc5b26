import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDayShort, formatValue, type Measure } from '@/lib/i18n/format'
import { dayNumber } from '@/lib/okr/calendar'
import type { Day, Decimal } from '@/lib/okr/types'
import { ChartFigure } from './figure'
import { niceTicks } from './scale'
import { monthTicks, type Point } from './spec'

type Value = { asOf: Day; value: Decimal }

export type GoalChartProps = {
  /** The finding: "On this rate 4.2 of 5 clients by 31 Mar". */
  title: ReactNode
  subtitle?: ReactNode
  measure: Measure
  /** What the line counts, in a word: signed, 成交额. */
  name: string
  start: Day
  deadline: Day
  today: Day
  /** Ascending; up to the deadline, and after it. */
  values: readonly Value[]
  afterDeadline?: readonly Value[]
  /** The current target from a day on, ascending. The first is the original; each further one an adjustment. */
  targets: readonly [{ from: Day; value: Decimal }, ...{ from: Day; value: Decimal }[]]
  /** The pace in the metric's unit, in curves that do not touch: a new one begins with each adjustment. */
  pace: readonly (readonly { day: Day; value: number }[])[]
  /** Expected at the deadline. */
  forecast?: { low: Decimal; middle: Decimal; high: Decimal } | null
  /** Less high, where two stand one above the other. */
  low?: boolean
}

/** Actual, pace, original and current target, forecast and adjustments of one key result. */
export function GoalChart(props: GoalChartProps) {
  const {
    title,
    subtitle,
    measure,
    name,
    start,
    deadline,
    today,
    values,
    afterDeadline = [],
    targets,
  } = props
  const { pace, forecast = null, low = false } = props
  const t = useTranslations('common.chart')
  const locale = useLocale()
  const show = (value: Decimal, compact = true) => formatValue(value, measure, locale, { compact })
  const tick = (value: number) =>
    formatValue(value.toFixed(4), measure, locale, { compact: true, bare: measure.kind !== 'percent' })
  const short = (day: Day) => formatDayShort(day, locale)
  const point = ({ asOf, value }: Value): Point => ({
    x: dayNumber(asOf),
    value: Number(value),
    day: short(asOf),
    shown: show(value, false),
  })
  const actual = values.map(point)
  const after = afterDeadline.map(point)
  const steps = targets.map(({ from, value }) => ({
    x: dayNumber(from < start ? start : from),
    value: Number(value),
  }))
  const first = targets[0]
  const last = targets.at(-1) ?? first
  const adjusted = targets.slice(1)
  const expected = forecast && {
    low: Number(forecast.low),
    middle: Number(forecast.middle),
    high: Number(forecast.high),
  }

  const all = [
    ...[...actual, ...after, ...steps].map(({ value }) => value),
    ...pace.flatMap((curve) => curve.map(({ value }) => value)),
    ...(expected ? [expected.low, expected.high] : []),
  ]
  // Rates move in a narrow band far from zero; totals are read against it.
  const zero = measure.kind !== 'percent' && measure.kind !== 'floor'
  const ticks = niceTicks(
    Math.min(...all, ...(zero ? [0] : [])),
    Math.max(...all, ...(zero ? [0] : [])),
    low ? 4 : 5,
    measure.kind === 'count' || measure.kind === 'milestone',
  )
  const lastDay = [...afterDeadline.map(({ asOf }) => asOf), deadline].sort().at(-1) ?? deadline
  const paceOn = new Map(pace.flat().map(({ day, value }) => [dayNumber(day), value]))
  const rows = [...actual, ...after]
  const decimals = measure.kind === 'amount' || measure.kind === 'growth' ? 0 : 1
  const latest = actual.at(-1)
  const words = {
    actual: name,
    pace: t('pace'),
    target: t('target', { value: show(last.value) }),
    original: t('original', { value: show(first.value) }),
    originalShort: t('originalShort', { value: show(first.value) }),
    forecast: forecast
      ? t('forecast', {
          low: formatValue(forecast.low, measure, locale, { compact: true, bare: true }),
          high: show(forecast.high),
        })
      : '',
    today: t('today', { day: short(today) }),
    deadline: t('deadline'),
    deadlineDay: short(deadline),
    afterDeadline: t('afterDeadline'),
    adjusted: adjusted.map(({ from }) => t('adjusted', { day: short(from) })),
  }

  return (
    <ChartFigure
      title={title}
      subtitle={subtitle}
      head={t('date')}
      rows={rows.map(({ day }) => day)}
      columns={[
        { head: t('value'), figures: rows.map(({ shown }) => shown) },
        {
          head: t('paceHead'),
          figures: rows.map(({ x }) => {
            const value = paceOn.get(x)
            return value === undefined ? t('noValue') : show(value.toFixed(decimals), false)
          }),
        },
        {
          head: t('targetHead'),
          figures: rows.map(({ x }) => {
            const at = steps.findLastIndex((step) => step.x <= x)
            return show((targets[Math.max(0, at)] ?? first).value, false)
          }),
        },
      ]}
      spec={{
        draws: 'goal',
        low,
        sentence: [
          latest && `${name} ${latest.shown}, ${latest.day}`,
          words.target,
          adjusted.length > 0 && words.original,
          ...words.adjusted,
          words.forecast,
          t('keyboard'),
        ]
          .filter(Boolean)
          .join(t('joiner')),
        axes: {
          x: { first: dayNumber(start), last: dayNumber(lastDay), ticks: monthTicks(start, lastDay, short) },
          y: {
            low: ticks[0] ?? 0,
            high: ticks.at(-1) ?? 1,
            ticks: ticks.map((at) => ({ at, label: tick(at) })),
          },
        },
        actual,
        afterDeadline: after,
        pace: pace.map((curve) => curve.map(({ day, value }) => ({ x: dayNumber(day), value }))),
        target: steps,
        original: adjusted.length > 0 ? Number(first.value) : null,
        forecast: expected,
        today: today >= start && today <= lastDay ? dayNumber(today) : null,
        deadline: dayNumber(deadline),
        words,
      }}
    />
  )
}
