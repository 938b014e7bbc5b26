import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatPeriod, formatWeekday } from '@/lib/i18n/format'
import type { Day } from '@/lib/okr/types'
import { weekOf } from '@/lib/okr/calendar'

type Period = { kind: 'quarter' | 'year'; first: Day; last: Day }

/** The line above a page's title: what stands above, which period and week, which day. */
export function Where({ above, period, today }: { above: ReactNode; period: Period | null; today: Day }) {
  const t = useTranslations('team')
  const locale = useLocale()
  const names = { name: () => above, day: formatWeekday(today, locale) }
  if (period === null) return <p className="where">{above}</p>
  const shown = formatPeriod(period, locale)
  const inside = period.kind === 'quarter' && period.first <= today && today <= period.last
  return (
    <p className="where">
      {inside
        ? t.rich('where', { ...names, period: shown, ...weekOf(period, today) })
        : t.rich('whereOutside', { ...names, period: shown })}
    </p>
  )
}
