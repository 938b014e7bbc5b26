import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import { formatDays, formatWeek } from '@/lib/i18n/format'
import { sundayOf } from '@/lib/okr/calendar'
import type { Day, Locale } from '@/lib/okr/types'
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

/** Earlier weeks without a check-in: one by one while they are few. */
export function MakeUpToDos({ open }: { open: readonly Day[] }) {
  const t = useTranslations('week.makeUp')
  const locale = useLocale()
  if (open.length === 0) return null
  if (open.length > 2) {
    const weeks = open.slice(0, SHOWN).map((week) => formatWeek(week, locale))
    return (
      <ToDoItem
        title={t('several', { count: open.length })}
        text={t('severalText', { weeks: listed(weeks, open.length > SHOWN, locale) })}
        href={checkInPath(open[0]!)}
        button={t('button')}
      />
    )
  }
  return open.map((week) => (
    <ToDoItem
      key={week}
      title={t('title', { week: formatWeek(week, locale) })}
      text={t('text', { days: formatDays(week, sundayOf(week), locale) })}
      href={checkInPath(week)}
      button={t('button')}
    />
  ))
}

const listed = (items: string[], more: boolean, locale: Locale): string =>
  more ? `${items.join(locale === 'en' ? ', ' : '、')} …` : new Intl.ListFormat(locale).format(items)
