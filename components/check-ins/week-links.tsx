import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Route } from 'next'
import type { CheckInForm } from '@/db/queries/check-in-form'
import { formatDays, formatWeek } from '@/lib/i18n/format'
import { sundayOf } from '@/lib/okr/calendar'
import type { Day } from '@/lib/okr/types'

/** The address of a week's form, for oneself or somebody else. */
export function checkInPath(week: Day | null, personId?: string): Route {
  const query = new URLSearchParams()
  if (week) query.set('week', week)
  if (personId) query.set('for', personId)
  return (query.size > 0 ? `/check-in?${query}` : '/check-in') as Route
}

type Props = { form: Pick<CheckInForm, 'week' | 'previous' | 'next' | 'thisWeek' | 'person'> }

/** The week before and after. */
export function WeekLinks({ form }: Props) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  const who = form.person.self ? undefined : form.person.id
  const label = (week: Day) => formatWeek(week, locale)
  if (!form.previous && !form.next) return null
  return (
    <nav className="filters" aria-label={t('weeks')}>
      {form.previous && (
        <Link href={checkInPath(form.previous, who)}>← {t('previous', { week: label(form.previous) })}</Link>
      )}
      {form.next && <Link href={checkInPath(form.next, who)}>{t('next', { week: label(form.next) })} →</Link>}
      {form.next && form.next !== form.thisWeek && <Link href={checkInPath(null, who)}>{t('thisWeek')}</Link>}
    </nav>
  )
}

/** Other weeks that are still to be logged. */
export function OpenWeeks({ form }: { form: CheckInForm }) {
  const t = useTranslations('checkIn.open')
  const locale = useLocale()
  if (form.open.length === 0) return null
  const who = form.person.self ? undefined : form.person.id
  return (
    <section aria-labelledby="open-weeks">
      <h2 id="open-weeks" className="section-head">
        {t('title')}
      </h2>
      <ul>
        {form.open.map(({ week, asked, open }) => (
          <li key={week}>
            <Link
              className="inline-flex min-h-(--target) items-center"
              href={checkInPath(week, who)}
              prefetch={false}
            >
              {t(open < asked ? 'itemPart' : 'item', {
                open,
                asked,
                week: formatWeek(week, locale),
                days: formatDays(week, sundayOf(week), locale),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
