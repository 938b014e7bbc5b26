import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { AcknowledgeForm } from '@/components/check-ins/acknowledge-form'
import { CommentThread } from '@/components/check-ins/comment-thread'
import { WeekWords } from '@/components/check-ins/week-words'
import { StatusMark } from '@/components/ui/status'
import type { CheckInToRead } from '@/db/queries/parts/board-unread'
import { formatValue, formatWeek } from '@/lib/i18n/format'

/** More than these are read after these: each brings a form. */
const AT_ONCE = 12

/** Check-ins nobody above has read, opened in place, furthest behind first: what it says, a word to it, acknowledged. */
export function ToRead({ checkIns, timeZone }: { checkIns: readonly CheckInToRead[]; timeZone: string }) {
  const t = useTranslations('team.toRead')
  const shown = checkIns.slice(0, AT_ONCE)
  const rest = checkIns.length - shown.length
  return (
    <section aria-labelledby="to-read">
      <div className="section-head">
        <h2 id="to-read">{t('title')}</h2>
      </div>
      {shown.map((one, index) => (
        <One
          key={one.id}
          one={one}
          // Who sent several is told apart by the goals.
          named={checkIns.some(({ id, ownerId }) => id !== one.id && ownerId === one.ownerId)}
          open={index === 0}
          timeZone={timeZone}
        />
      ))}
      {rest > 0 && <p className="muted under">{t('more', { count: rest })}</p>}
    </section>
  )
}

type OneProps = { one: CheckInToRead; named: boolean; open: boolean; timeZone: string }

function One({ one, named, open, timeZone }: OneProps) {
  const t = useTranslations('team.toRead')
  const c = useTranslations('checkIn')
  const locale = useLocale()
  const values = one.values.flatMap(({ keyResultId, value }) => {
    const keyResult = one.keyResults.find(({ id }) => id === keyResultId)
    return keyResult ? [`${keyResult.name} ${formatValue(value, keyResult, locale)}`] : []
  })
  const facts = [
    one.timing === 'late' || one.timing === 'made_up' ? c(`timing.${one.timing}`) : null,
    one.recordedBy.id === one.ownerId ? null : c('enteredBy', { name: one.recordedBy.name }),
    one.acknowledgements.length > 0 ? c('editedSince') : null,
    ...values,
  ].filter(Boolean)
  return (
    <details open={open}>
      <summary>
        <b>{one.personName}</b>
        {t('comma')}
        {formatWeek(one.week, locale)}
        {named && t('comma') + one.goalName}
        <span className="muted">
          {one.confidence !== null && <span>{t('confidence', { value: one.confidence })}</span>}
          <StatusMark status={one.status} />
        </span>
      </summary>
      <div className="open" id={`review-${one.id}`}>
        {facts.length > 0 && <p className="wide small muted">{facts.join(' · ')}</p>}
        <div className="wide">
          <WeekWords said={{ ...one, confidence: null }} />
        </div>
        {one.comments.length > 0 && (
          <div className="wide">
            <CommentThread
              goalId={one.goalId}
              checkInId={one.id}
              comments={one.comments}
              mayComment={false}
              timeZone={timeZone}
            />
          </div>
        )}
        <div className="wide">
          <AcknowledgeForm checkInId={one.id} version={one.version} />
          <p className="actions under">
            <Link className="button quiet" href={`/goals/${one.goalId}` as Route} prefetch={false}>
              {t('goal')}
            </Link>
          </p>
        </div>
      </div>
    </details>
  )
}
