import { useLocale, useTranslations } from 'next-intl'
import { Details } from '@/components/ui/panels'
import type { ReviewedCheckIn } from '@/db/queries/parts/check-ins'
import {
  formatDayShort,
  formatDays,
  formatInstant,
  formatValue,
  formatWeek,
  type Measure,
} from '@/lib/i18n/format'
import { sundayOf, todayIn } from '@/lib/okr/calendar'
import type { WeekTiming } from '@/lib/okr/weeks'
import { AcknowledgeForm } from './acknowledge-form'
import { CommentThread } from './comment-thread'
import { WeekWords } from './week-words'

export type CheckInReviewProps = {
  checkIn: ReviewedCheckIn
  /** The goal's key results: the values are named after them. */
  keyResults: readonly (Measure & { id: string; name: string })[]
  /** `timingOf` its week; null or left out, nothing is said of it. */
  timing?: WeekTiming | null
  /** `acknowledgesCheckIn`, and `comments` of the permissions. */
  mayAcknowledge: boolean
  mayComment: boolean
  /** The viewer: whether they have read the version that stands. */
  viewerId: string
  /** The company's. */
  timeZone: string
}

/** One check-in as it is read: values, words, who has read it, earlier versions, the thread, and the lead's acknowledgement. */
export function CheckInReview({ checkIn, keyResults, timing, timeZone, ...may }: CheckInReviewProps) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  const { week, recordedBy, ownerId, acknowledgements, version } = checkIn
  const day = (at: Date) => formatDayShort(todayIn(timeZone, at), locale)
  const current = acknowledgements.filter((one) => one.version === version)
  const read = current.length > 0 ? current : acknowledgements.slice(0, 1)
  const values = checkIn.values.flatMap((one) => {
    const keyResult = keyResults.find(({ id }) => id === one.keyResultId)
    return keyResult ? [{ ...one, keyResult }] : []
  })
  const facts = [
    timing && t(`timing.${timing}`),
    recordedBy.id !== ownerId && t('enteredBy', { name: recordedBy.name }),
    ...read.map((one) => t('readBy', { name: one.by, day: day(one.at) })),
    read.length === 0 && t('review.unread'),
  ].filter(Boolean)
  return (
    <article className="check-in" id={`week-${week}`}>
      <h3>
        {t('review.heading', {
          week: formatWeek(week, locale),
          days: formatDays(week, sundayOf(week), locale),
        })}
      </h3>
      <p className="small muted">
        {facts.join(' · ')}
        {read.length > 0 && current.length === 0 && <b className="flag">{t('editedSince')}</b>}
      </p>
      {values.length > 0 && (
        <ul>
          {values.map(({ keyResult, value, asOf }) => (
            <li key={`${keyResult.id} ${asOf}`}>
              {t('review.value', {
                name: keyResult.name,
                value: formatValue(value, keyResult, locale),
                day: formatDayShort(asOf, locale),
              })}
            </li>
          ))}
        </ul>
      )}
      <WeekWords said={checkIn} />
      {checkIn.earlier.length > 0 && (
        <Details plain summary={t('review.versions', { count: checkIn.earlier.length })}>
          {checkIn.earlier.map((one) => (
            <blockquote className="quote" key={one.recordedAt.getTime()}>
              <h4 className="small faint">
                {t('review.version', {
                  by: one.recordedBy.name,
                  at: formatInstant(one.recordedAt, locale, timeZone),
                })}
              </h4>
              <WeekWords said={one} />
            </blockquote>
          ))}
        </Details>
      )}
      <CommentThread
        goalId={checkIn.goalId}
        checkInId={checkIn.id}
        comments={checkIn.comments}
        mayComment={may.mayComment}
        timeZone={timeZone}
      />
      {may.mayAcknowledge && !current.some((one) => one.personId === may.viewerId) && (
        <AcknowledgeForm checkInId={checkIn.id} version={version} />
      )}
    </article>
  )
}
