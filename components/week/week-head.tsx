import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { MyWeek } from '@/db/queries/my-week'
import type { Viewer } from '@/lib/okr/permissions'
import { formatDayShort, formatPeriod, formatWeekday } from '@/lib/i18n/format'
import { weekOf } from '@/lib/okr/calendar'
import type { Clock } from './moment'
import { useStateSentence } from './state-sentence'

/** Where in the period this is, and in one sentence how it stands. */
export function WeekHead({ week, clock, viewer }: { week: MyWeek; clock: Clock; viewer: Viewer }) {
  const t = useTranslations('week')
  return (
    <header>
      <p className="where">{useWhere(week, clock)}</p>
      <h1>{t('title')}</h1>
      <p className="state">{useStateSentence(week, clock, viewer)}</p>
      {week.period && viewer.teamId !== null && (
        <p className="small under">
          <Link href={`/plan?period=${week.period.id}` as Route} prefetch={false}>
            {t('plan.mine')}
          </Link>
        </p>
      )}
    </header>
  )
}

function useWhere({ period }: MyWeek, { today }: Clock): string {
  const t = useTranslations('week.where')
  const locale = useLocale()
  const day = formatWeekday(today, locale)
  if (!period) return t('none', { day })
  const { first, last } = period
  const said = { period: formatPeriod(period, locale), day }
  if (today < first) return t('before', { ...said, start: formatDayShort(first, locale) })
  if (today > last) return t('after', { ...said, end: formatDayShort(last, locale) })
  return t('running', { ...said, ...weekOf(period, today) })
}
