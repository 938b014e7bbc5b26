import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatPoints } from '@/lib/i18n/format'
import { shownAgainstPace } from '@/lib/okr/rounding'
import type { Thresholds } from '@/lib/okr/status'
import type { Locale } from '@/lib/okr/types'

type Shown = { measures: readonly UnitMeasure[]; metric: { id: string } | null }

/** Of the metric the table shows, if the unit has a target in it; without a choice the unit's first. */
export const shownMeasure = ({ measures, metric }: Shown): UnitMeasure | undefined =>
  metric ? measures.find(({ metricId }) => metricId === metric.id) : measures[0]

type Stands = {
  key: 'noValue' | 'reached' | 'level' | 'points' | 'ahead'
  values: { metric: string; points: string }
}

/** How a measure stands against pace: the key of the sentence, and what it names. */
export function againstPace(
  { name, progress, status, pace }: UnitMeasure,
  thresholds: Thresholds,
  locale: Locale,
): Stands {
  const said = (key: Stands['key'], points = ''): Stands => ({ key, values: { metric: name, points } })
  if (progress === null) return said('noValue')
  if (status === 'done') return said('reached')
  const { points } = shownAgainstPace(progress, { status, pace, thresholds })
  if (points === 0) return said('level')
  return said(
    points < 0 ? 'points' : 'ahead',
    formatPoints(Math.abs(points) / 100, locale, { signed: false }),
  )
}
