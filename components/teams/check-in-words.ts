import type { useTranslations } from 'next-intl'
import type { CheckInStanding } from '@/db/queries/parts/check-in-standing'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatTime, formatWeek } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import type { Locale } from '@/lib/okr/types'

type Say = ReturnType<typeof useTranslations<'team.list'>>

export type CheckInWords = {
  last: string
  /** When it came and whether it was read. */
  facts: string | null
  /** The week that is still open. */
  open: string | null
  /** That week asks for something. */
  pressing: boolean
  notMadeUp: string | null
}

/** The last check-in, when it came and whether it was read; and the week that is still open. */
export function checkInWords(
  { last, open, notMadeUp }: CheckInStanding,
  { today, timeZone }: Pick<TeamBoard, 'today' | 'timeZone'>,
  t: Say,
  locale: Locale,
): CheckInWords {
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
  return {
    last: last ? formatWeek(last.week, locale) : t('noCheckInYet'),
    facts: facts && facts.filter(Boolean).join(t('comma')),
    open: open && openWords(open),
    pressing: open !== null && open.timing !== 'due' && open.timing !== 'excused',
    notMadeUp: notMadeUp > 0 ? t('notMadeUp', { count: notMadeUp }) : null,
  }

  function openWords({ week, timing, dueAt }: NonNullable<CheckInStanding['open']>): string {
    if (timing === 'excused') return t('excusedWeek', { week: formatWeek(week, locale) })
    if (timing === 'missed') return t('missedWeek', { week: formatWeek(week, locale) })
    return t(timing === 'late' ? 'dueLate' : 'due', { when: when(dueAt, true) })
  }
}
