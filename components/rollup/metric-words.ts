import type { useTranslations } from 'next-intl'
import { originalOf } from '@/components/teams/original-of'
import { targetWords, type TargetSay } from '@/components/teams/target-words'
import { forecastFigures } from '@/components/ui/forecast-figures'
import { drawnPace } from '@/components/ui/pace'
import type { UnitCell } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatDayShort, formatPercent, formatValue } from '@/lib/i18n/format'
import { shownPace } from '@/lib/okr/rounding'
import type { MetricFigures } from './metric-rows'

type Say = TargetSay & { t: ReturnType<typeof useTranslations<'rollup.table'>> }

/** A unit's target and what became of it, in words and figures ready to be drawn. */
export function metricFigures(cell: UnitCell, { limits, until }: Rollup, say: Say): MetricFigures {
  const { t, s, locale } = say
  const { progress, pace, status, asOf, previous } = cell
  const words = targetWords(cell, cell.coverage, say)
  const forecast = cell.forecast && forecastFigures(cell.forecast, cell, locale, { bare: true })
  return {
    ...words,
    pace: drawnPace(
      { progress, pace, status, thresholds: limits, target: words.target, original: originalOf(cell) },
      s,
      locale,
    ),
    status,
    beside:
      t('pace', { pace: formatPercent(shownPace(pace) / 100, locale) }) +
      (asOf !== null && asOf < until ? ` · ${t('asOf', { day: formatDayShort(asOf, locale) })}` : ''),
    forecast: forecast && { ...forecast, chance: t('chance', { chance: forecast.chance }) },
    previous: previous && {
      value: previous.value === null ? '–' : formatValue(previous.value, cell, locale, { bare: true }),
      share: previous.attainment === null ? null : formatPercent(previous.attainment, locale),
    },
  }
}
