import { useLocale, useTranslations } from 'next-intl'
import { GoalChart } from '@/components/charts/goal-chart'
import { forecastBand } from '@/components/ui/forecast-figures'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatDayShort, formatValue } from '@/lib/i18n/format'
import type { Day } from '@/lib/okr/types'

/** The value week by week against pace and target up to the deadline. Its title says the finding. */
export function UnitChart({ measure, today }: { measure: UnitMeasure; today: Day }) {
  const t = useTranslations('team.target')
  const drawn = useTranslations('goal.chart.pace')
  const locale = useLocale()
  const { trend, name, starts, deadline, target, originalTarget } = measure
  if (trend === null || trend.points.length === 0) return null
  const bare = (value: string) => formatValue(value, measure, locale, { bare: true })
  return (
    <GoalChart
      low
      title={finding()}
      subtitle={drawn(measure.curve)}
      measure={measure}
      name={name}
      start={starts}
      deadline={deadline}
      today={today}
      values={trend.points}
      afterDeadline={trend.afterDeadline}
      targets={
        originalTarget === null
          ? [{ from: starts, value: target }]
          : [
              { from: starts, value: originalTarget },
              { from: trend.adjustedOn ?? starts, value: target },
            ]
      }
      pace={[trend.pace]}
      forecast={measure.forecast && forecastBand(measure.forecast, measure.kind)}
    />
  )

  function finding(): string {
    const day = formatDayShort(measure.comparedOn, locale)
    const value = Number(measure.value)
    if (today > deadline)
      return t('finding.ended', {
        name,
        value: bare(measure.value!),
        target: bare(target),
        day: formatDayShort(deadline, locale),
      })
    const difference = value - measure.paceValue!
    const shown = formatValue(roundedDifference(Math.abs(difference)), measure, locale)
    if (Math.abs(difference) < Math.abs(Number(target)) / 200) return t('finding.level', { name, day })
    const less = Number(target) < Number(measure.baseline)
    return t(difference < 0 !== less ? 'finding.behind' : 'finding.ahead', { name, value: shown, day })
  }
}

/** Three figures say enough of a difference. */
const roundedDifference = (value: number): string => {
  const step = 10 ** Math.max(-1, Math.floor(Math.log10(value || 1)) - 2)
  return (Math.round(value / step) * step).toFixed(1)
}
