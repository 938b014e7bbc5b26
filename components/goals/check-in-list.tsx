import { useLocale, useTranslations } from 'next-intl'
import { CheckInReview } from '@/components/check-ins/check-in-review'
import { Details } from '@/components/ui/panels'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatValue, formatWeek, formatWeekday } from '@/lib/i18n/format'
import { isoWeek, todayIn } from '@/lib/okr/calendar'

/** So many stand on the page at once; the rest opens in one more place. */
const SHOWN = 3

/** The goal's weeks, newest first, each opened in place. */
export function CheckInList({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.weeks')
  const { checkIns } = page
  const [newest, earlier] = [checkIns.slice(0, SHOWN), checkIns.slice(SHOWN)]
  const draw = (list: typeof checkIns, open: boolean) =>
    list.map((one, place) => <Week key={one.id} checkIn={one} page={page} open={open && place === 0} />)
  return (
    <section aria-labelledby="weeks">
      <div className="section-head">
        <h2 id="weeks">{t('title')}</h2>
      </div>
      {checkIns.length === 0 && <p className="muted">{t('none')}</p>}
      {draw(newest, true)}
      {earlier.length > 0 && (
        <Details plain summary={t('earlier', { count: earlier.length })}>
          {draw(earlier, false)}
        </Details>
      )}
    </section>
  )
}

function Week({
  checkIn: one,
  page,
  open,
}: {
  checkIn: GoalPage['checkIns'][number]
  page: GoalPage
  open: boolean
}) {
  const t = useTranslations('goal.weeks')
  const locale = useLocale()
  const { keyResults } = page.goal
  const facts = [
    one.confidence !== null && t('confidence', { value: one.confidence }),
    ...one.values.map(({ keyResultId, value }) => {
      const measure = keyResults.find(({ id }) => id === keyResultId)
      return measure && formatValue(value, measure, locale, { compact: true })
    }),
  ].filter(Boolean)
  const logged = formatWeekday(todayIn(page.timeZone, one.firstRecordedAt), locale)
  const late = one.timing === 'late' || one.timing === 'made_up'
  const read = one.acknowledgements.some(({ version }) => version === one.version)
  return (
    <Details
      open={open}
      summary={
        <>
          <b>{formatWeek(isoWeek(one.week).week, locale)}</b>
          {t('logged', { day: logged })}
          {late && t(one.timing === 'late' ? 'late' : 'madeUp')}
          {!read && t(one.acknowledgements.length > 0 ? 'edited' : 'unread')}
          <span className="muted">{facts.join(' · ')}</span>
        </>
      }
    >
      <div className="pb-4">
        <CheckInReview
          checkIn={one}
          keyResults={keyResults}
          timing={one.timing}
          mayAcknowledge={page.acknowledges}
          mayComment={page.comments}
          viewerId={page.viewerId}
          timeZone={page.timeZone}
        />
      </div>
    </Details>
  )
}
