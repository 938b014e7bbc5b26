import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import { formatDays, formatWeek } from '@/lib/i18n/format'
import { isoWeek, sundayOf } from '@/lib/okr/calendar'
import type { OpenWeek } from '@/lib/okr/goal-weeks'
import type { Day } from '@/lib/okr/types'
import { checkInPath } from '../check-ins/week-links'
import { useMoment, useTimeLeft, type Clock } from './moment'
import { ToDoItem } from './to-do-item'

/** This week's check-in, while it is open. */
export function CheckInToDo({ week, clock }: { week: MyWeek; clock: Clock }) {
  const t = useTranslations('week.checkIn')
  const locale = useLocale()
  const moment = useMoment(clock)
  const left = useTimeLeft(clock)
  const { due, open, timing } = week.checkIn
  if (due === null || open === 0 || timing === 'excused' || timing === 'upcoming') return null
  const text =
    clock.now > due.lateUntil
      ? t('missed', { count: open })
      : clock.now > due.at
        ? t('late', { count: open, until: moment(due.lateUntil) })
        : t('due', { count: open, left: left(due.at) })
  return (
    <ToDoItem
      primary
      title={t('title', { week: formatWeek(week.week, locale) })}
      text={text}
      href={checkInPath(null)}
      button={t('button')}
    />
  )
}

const SHOWN = 4

/** Earlier weeks without a check-in, or without that of some goals: one by one while they are few. */
export function MakeUpToDos({ open: weeks }: { open: readonly OpenWeek[] }) {
  const t = useTranslations('week.makeUp')
  const locale = useLocale()
  if (weeks.length === 0) return null
  if (weeks.length > 2) return <SeveralWeeks weeks={weeks} />
  return weeks.map(({ week, asked, open }) => (
    <ToDoItem
      key={week}
      title={t('title', { week: formatWeek(week, locale) })}
      text={t(open < asked ? 'textPart' : 'text', {
        days: formatDays(week, sundayOf(week), locale),
        open,
        asked,
      })}
      href={checkInPath(week)}
      button={t('button')}
    />
  ))
}

/** Those with nothing at all in one sentence, those begun in another. */
function SeveralWeeks({ weeks }: { weeks: readonly OpenWeek[] }) {
  const t = useTranslations('week.makeUp')
  const locale = useLocale()
  const shown = weeks.slice(0, SHOWN)
  const more = weeks.length - shown.length
  const listed = (items: string[]) => new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(items)
  const named = (week: Day) => isoWeek(week).week
  const none = shown.filter(({ asked, open }) => open === asked)
  const part = shown.filter(({ asked, open }) => open < asked)
  const said = [
    none.length > 0 &&
      t('none', {
        count: none.length,
        weeks: listed(none.map(({ week }) => t('week', { week: named(week) }))),
      }),
    part.length > 0 &&
      t('part', {
        weeks: listed(part.map(({ week, ...counts }) => t('weekPart', { week: named(week), ...counts }))),
      }),
    more > 0 && t('more', { count: more }),
  ]
  return (
    <ToDoItem
      title={t('several', { count: weeks.length })}
      text={said.filter(Boolean).join(t('space'))}
      href={checkInPath(weeks[0]!.week)}
      button={t('button')}
    />
  )
}
