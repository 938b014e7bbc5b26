import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { PeriodPage } from '@/db/queries/period-page'
import { formatDay, formatDayShort, formatInstant, formatPeriod } from '@/lib/i18n/format'
import { daysBetween } from '@/lib/okr/calendar'
import { periodStands } from '@/lib/okr/period-stands'
import { CarryOver } from './carry-over'
import { NextStep } from './next-step'
import { TakeBack } from './take-back'

/** One period: how it stands, what its next step needs and does, what goes on in the next, how it came here. */
export function PeriodView({ page }: { page: PeriodPage }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const { period, year, quarters, today, run, carry } = page
  return (
    <>
      <header>
        <p className="where">
          <Link href="/periods" prefetch={false}>
            {t('title')}
          </Link>
          {year && (
            <>
              {' · '}
              <Link href={`/periods/${year.id}` as Route} prefetch={false}>
                {formatPeriod(year, locale)}
              </Link>
            </>
          )}
        </p>
        <h1>{formatPeriod(period, locale)}</h1>
        <p className="state">
          {t(`is.${periodStands(period, today)}`, {
            first: formatDay(period.first, locale),
            last: formatDay(period.last, locale),
            days: daysBetween(today, period.first),
          })}
        </p>
        <p>
          <Link className="underline" href={`/company?period=${period.id}` as Route} prefetch={false}>
            {t('company')}
          </Link>
          {page.incentives && (
            <>
              {' · '}
              <Link className="underline" href={`/periods/${period.id}/incentives` as Route} prefetch={false}>
                {t('incentives')}
              </Link>
            </>
          )}
        </p>
      </header>
      {run && period.state !== 'closed' && (
        <NextStep
          key={`${period.id} ${run.version}`}
          period={period}
          state={period.state}
          run={run}
          today={today}
        />
      )}
      {quarters.length > 0 && <Quarters quarters={quarters} today={today} />}
      {carry && <CarryOver key={`${period.id} ${carry.holder}`} period={period} carry={carry} />}
      <History page={page} />
      {run && (period.state === 'active' || period.state === 'grading') && (
        <TakeBack key={`back ${period.id} ${run.version}`} period={period} state={period.state} run={run} />
      )}
    </>
  )
}

function Quarters({ quarters, today }: Pick<PeriodPage, 'quarters' | 'today'>) {
  const t = useTranslations('periods')
  const locale = useLocale()
  return (
    <section aria-labelledby="quarters">
      <h2 id="quarters">{t('quarters')}</h2>
      <ul>
        {quarters.toReversed().map((one) => (
          <li key={one.id}>
            <Link className="underline" href={`/periods/${one.id}` as Route} prefetch={false}>
              {formatPeriod(one, locale)}
            </Link>{' '}
            <span className="muted">
              {t(`states.${periodStands(one, today)}`, { day: formatDayShort(one.first, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The step before says whether one led forward or back. */
function History({ page: { steps, timeZone } }: { page: PeriodPage }) {
  const t = useTranslations('periods.history')
  const locale = useLocale()
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('title')}</h2>
      <ul>
        {steps.map(({ state, at, by, reason }, index) => (
          <li key={`${at} ${index}`}>
            {t(reason === null ? state : `back.${state as 'planning' | 'active'}`, {
              name: by ?? t('nobody'),
              at: formatInstant(new Date(at), locale, timeZone),
            })}
            {reason !== null && <p className="quote">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
