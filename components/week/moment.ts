import { useLocale, useTranslations } from 'next-intl'
import { formatTime, formatWeekday } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import type { Day } from '@/lib/okr/types'

/** When and where a page is read: the company's date and time zone. */
export type Clock = { now: Date; today: Day; timeZone: string }

const MINUTE = 60_000

/** An instant as a due time is said: "today 17:00", 11月24日星期五17:00. */
export function useMoment({ today, timeZone }: Clock): (at: Date) => string {
  const t = useTranslations('week.moment')
  const locale = useLocale()
  return (at) => {
    const day = todayIn(timeZone, at)
    const time = formatTime(at, locale, timeZone)
    return day === today ? t('today', { time }) : t('day', { day: formatWeekday(day, locale), time })
  }
}

/** How long it is until then: days, or hours and minutes. */
export function useTimeLeft({ now }: Clock): (at: Date) => string {
  const t = useTranslations('week.left')
  return (at) => {
    const minutes = Math.max(1, Math.round((at.getTime() - now.getTime()) / MINUTE))
    const hours = Math.floor(minutes / 60)
    if (hours >= 48) return t('days', { days: Math.floor(hours / 24) })
    return hours > 0 ? t('hours', { hours, minutes: minutes % 60 }) : t('minutes', { minutes })
  }
}
