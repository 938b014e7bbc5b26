import { useLocale, useTranslations } from 'next-intl'
import type { PersonPage } from '@/db/queries/person-page'
import { formatPercent, formatPeriod } from '@/lib/i18n/format'
import { shownAgainstPace } from '@/lib/okr/rounding'

/** Where somebody stands in the chosen period, in a sentence. */
export function PersonState({ page }: { page: PersonPage }) {
  const t = useTranslations('person.state')
  const s = useTranslations('status')
  const locale = useLocale()
  const { period, periods } = page
  if (period === null) return null
  const name = formatPeriod(period, locale)
  const found = periods.find((one) => one.period.id === period.id)
  if (!found?.standing) return <p className="state">{t(page.open ? 'none' : 'noneOpen', { period: name })}</p>
  const { standing, attainment, goals } = found
  if (standing.progress === null) return <p className="state">{t('noData', { period: name })}</p>
  const { status, progress, pace, measured, total } = standing
  const thresholds = goals[0]!.settings
  const shown = shownAgainstPace(progress, { status, pace, thresholds })
  const words = {
    period: name,
    progress: formatPercent(shown.percent / 100, locale),
    pace: formatPercent(shown.pace / 100, locale),
    status: s(status),
  }
  const both =
    attainment.original !== null &&
    attainment.adjusted !== null &&
    Math.abs(attainment.original - attainment.adjusted) >= 0.005
  return (
    <p className="state">
      {page.today > period.last || period.state === 'closed'
        ? t('over', { ...words, progress: formatPercent(attainment.adjusted ?? progress, locale) })
        : t('now', words)}
      {both &&
        t('space') +
          t('both', {
            original: formatPercent(attainment.original!, locale),
            adjusted: formatPercent(attainment.adjusted!, locale),
          })}
      {measured < total && t('space') + t('measured', { measured, total })}
    </p>
  )
}
