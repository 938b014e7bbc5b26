import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import type { PeriodsPage } from '@/db/queries/periods-page'
import { formatDay, formatDayShort, formatPeriod } from '@/lib/i18n/format'
import { periodStands } from '@/lib/okr/period-stands'
import { PlanForm } from './plan-form'

/** All periods, quarters under their year, and for executives the next one to plan. */
export function Periods({ page }: { page: PeriodsPage }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const { years, current, plan, today } = page
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">
          {current
            ? t(`now.${periodStands(current, today)}`, {
                period: formatPeriod(current, locale),
                first: formatDay(current.first, locale),
                last: formatDay(current.last, locale),
                over: current.last < today ? 'yes' : 'no',
              })
            : t('now.none')}
        </p>
      </header>
      {years.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <PeriodsTable years={years} today={today} />
      )}
      {plan && plan.choices.length > 0 && (
        <section aria-labelledby="plan">
          <h2 id="plan">{t('plan.title')}</h2>
          <PlanForm plan={plan} />
        </section>
      )}
    </>
  )
}

type Period = PeriodsPage['years'][number]['quarters'][number]

function PeriodsTable({ years, today }: Pick<PeriodsPage, 'years' | 'today'>) {
  const t = useTranslations('periods')
  return (
    <section>
      <table className="table cards">
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            <th scope="col">{t('days')}</th>
            <th scope="col">{t('stateHead')}</th>
          </tr>
        </thead>
        <tbody>
          {years.flatMap(({ year, quarters }) => [
            ...(year ? [<PeriodRow key={year.id} period={year} today={today} />] : []),
            ...quarters.map((one) => <PeriodRow key={one.id} period={one} today={today} />),
          ])}
        </tbody>
      </table>
    </section>
  )
}

function PeriodRow({ period, today }: { period: Period } & Pick<PeriodsPage, 'today'>) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const { id, kind, first, last } = period
  return (
    <tr className={kind === 'year' ? 'group' : undefined}>
      <th scope="row" className={kind === 'quarter' ? 'indent' : undefined}>
        <Link className="underline" href={`/periods/${id}` as Route} prefetch={false}>
          {formatPeriod(period, locale)}
        </Link>
      </th>
      <td data-label={t('days')}>
        {t('span', { first: formatDay(first, locale), last: formatDay(last, locale) })}
      </td>
      <td data-label={t('stateHead')}>
        {t(`states.${periodStands(period, today)}`, { day: formatDayShort(first, locale) })}
      </td>
    </tr>
  )
}
