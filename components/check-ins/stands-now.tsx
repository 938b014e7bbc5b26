import { useLocale, useTranslations } from 'next-intl'
import type { CheckInGoal } from '@/db/queries/check-in-form'
import type { ReviewedCheckIn } from '@/db/queries/parts/check-ins'
import { formatDayShort, formatInstant, formatValue } from '@/lib/i18n/format'
import { WhenNewer } from './when-newer'
import { WeekWords } from './week-words'

/** What the week's check-in says now, beside what is being typed: shown once the form turns out to be older. */
export function StandsNow({
  at,
  goal,
  standing,
  timeZone,
}: {
  at: string
  goal: CheckInGoal
  standing: ReviewedCheckIn
  timeZone: string
}) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  return (
    <WhenNewer name={`${at}.version`} version={standing.version}>
      <div className="notice plain">
        <p>
          <b>
            {t('standsNow', {
              by: standing.recordedBy.name,
              at: formatInstant(standing.recordedAt, locale, timeZone),
            })}
          </b>
        </p>
        <ul>
          {standing.values.map(({ keyResultId, value, asOf }) => {
            const keyResult = goal.keyResults.find((one) => one.id === keyResultId)
            return keyResult ? (
              <li key={`${keyResultId} ${asOf}`}>
                {t('review.value', {
                  name: keyResult.name,
                  value: formatValue(value, keyResult, locale),
                  day: formatDayShort(asOf, locale),
                })}
              </li>
            ) : null
          })}
        </ul>
        <WeekWords said={standing} />
      </div>
    </WhenNewer>
  )
}
