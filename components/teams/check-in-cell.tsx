import { useLocale, useTranslations } from 'next-intl'
import type { CheckInStanding } from '@/db/queries/parts/check-in-standing'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatTime, formatWeek } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'

/** The last check-in, when it came and whether it was read; and the week that is still open. */
export function CheckInCell({
  checkIn: { last, open, missed },
  board: { today, timeZone },
}: {
  checkIn: CheckInStanding
  board: Pick<TeamBoard, 'today' | 'timeZone'>
}) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const when = (at: Date, exact = false) => {
    const day = todayIn(timeZone, at)
    if (day === today) return t('today', { time: formatTime(at, locale, timeZone) })
    const short = formatDayShort(day, locale)
    return exact ? t('at', { day: short, time: formatTime(at, locale, timeZone) }) : short
  }
  const facts = last && [
    when(last.recordedAt),
    last.timing === 'late' ? t('late') : last.timing === 'made_up' ? t('madeUp') : null,
    t(last.read ? 'read' : 'unread'),
  ]
  return (
    <td role="cell" data-label={t('checkIn')}>
      {last ? formatWeek(last.week, locale) : t('noCheckInYet')}
      {facts && <span className="sub">{facts.filter(Boolean).join(t('comma'))}</span>}
      {open && (
        <span className={open.timing === 'due' || open.timing === 'excused' ? 'sub' : 'flag'}>
          {openWords()}
        </span>
      )}
      {missed > 0 && <span className="flag">{t('missedWeeks', { count: missed })}</span>}
    </td>
  )

  function openWords(): string {
    const week = formatWeek(open!.week, locale)
    if (open!.timing === 'excused') return t('excusedWeek', { week })
    if (open!.timing === 'missed') return t('missedWeek', { week })
    return t(open!.timing === 'late' ? 'dueLate' : 'due', { when: when(open!.dueAt, true) })
  }
}
