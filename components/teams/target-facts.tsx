import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { forecastFigures } from '@/components/ui/forecast-figures'
import type { UnitMeasure } from '@/db/queries/parts/unit-standing'
import { formatDayShort, formatValue } from '@/lib/i18n/format'
import { daysBetween } from '@/lib/okr/calendar'
import type { Day, Locale } from '@/lib/okr/types'
import { CoverageWords } from './coverage-words'
import { formatRate } from './figures'

const bold = (chunks: ReactNode) => <b>{chunks}</b>

type Props = {
  measure: UnitMeasure
  today: Day
  below: 'people' | 'teams'
  goalLink: 'close' | 'open' | null
}

/** What a target stands on: how much a week is needed, whether what is below adds up, which pace it is measured by. */
export function TargetFacts({ measure, today, below, goalLink }: Props) {
  const t = useTranslations('team.target')
  const locale = useLocale()
  const ended = today > measure.deadline
  return (
    <dl className="facts">
      {measure.left !== null && (
        <div>
          <dt>{t(ended ? 'lacked' : 'needed')}</dt>
          <dd>
            <NeededWords measure={measure} ended={ended} />
          </dd>
        </div>
      )}
      {measure.forecast && (
        <div>
          <dt>{t('forecast')}</dt>
          <dd>
            {t.rich('forecastText', {
              ...forecastFigures(measure.forecast, measure, locale, { bare: true }),
              b: bold,
            })}
          </dd>
        </div>
      )}
      {(measure.valueSource === 'children' || measure.coverage !== null) && (
        <div>
          <dt>{t('coverage')}</dt>
          <dd>
            <CoverageWords measure={measure} below={measure.coverage?.axis === 'time' ? 'quarters' : below} />{' '}
            {goalLink && (
              <Link href={`/goals/${measure.goalId}` as Route} prefetch={false}>
                {goalLink === 'close' && measure.coverage && measure.coverage.gap !== '0'
                  ? t('close')
                  : t('open')}
              </Link>
            )}
          </dd>
        </div>
      )}
      {measure.paceValue !== null && (
        <div>
          <dt>{t('pace')}</dt>
          <dd>{curveWords(measure, today, t, locale)}</dd>
        </div>
      )}
    </dl>
  )
}

type Say = ReturnType<typeof useTranslations<'team.target'>>

/** Which pace it is, counted up to the day the figure beside it is of. */
function curveWords(
  { curve, starts, deadline, comparedOn }: UnitMeasure,
  today: Day,
  t: Say,
  locale: Locale,
) {
  const days = daysBetween(starts, deadline) + 1
  const passed = Math.min(days, Math.max(0, daysBetween(starts, comparedOn) + 1))
  return curve === 'linear' && comparedOn !== today
    ? t('curve.linearBy', { passed, days, day: formatDayShort(comparedOn, locale) })
    : t(`curve.${curve}`, { passed, days })
}

function NeededWords({ measure, ended }: { measure: UnitMeasure; ended: boolean }) {
  const t = useTranslations('team.target')
  const locale = useLocale()
  const { perWeek, lastFourWeeks, status } = measure
  const left = formatValue(measure.left!, measure, locale, { distance: true })
  if (status === 'done' || perWeek === 0) return t(ended ? 'made' : 'neededNone')
  if (ended) return t('missed', { left })
  if (perWeek === null) return t('neededNow', { left })
  const rate = formatRate(perWeek, measure, locale)
  return lastFourWeeks === null
    ? t.rich('neededFirst', { left, rate, b: bold })
    : t.rich('neededText', { left, rate, recent: formatRate(lastFourWeeks, measure, locale), b: bold })
}
