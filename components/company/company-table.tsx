import type { CompanyPage } from '@/db/queries/company-page'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import { withQuery } from '@/components/ui/sort-link'
import { useStatusWords } from '@/components/ui/status'
import { formatUnit } from '@/lib/i18n/format'
import { UnitRows, type RowsWords } from './unit-rows'
import { unitWords } from './unit-words'

export type CompanyProps = {
  page: CompanyPage
  path: string
  query: Record<string, string | string[] | undefined>
}

/** Regions and the teams below them, beside each other; the company as their sum on top. */
export function CompanyTable({ page, path, query }: CompanyProps) {
  const t = useTranslations('company')
  const b = useTranslations('team.list')
  const locale = useLocale()
  const words = useRowsWords()
  const say = {
    t: useTranslations('company.table'),
    teams: useTranslations('team.teams'),
    s: useTranslations('status'),
    locale,
  }
  const { teams, metric, metrics } = page
  if (teams.length === 0)
    return (
      <section>
        <EmptyState
          title={t('empty.title')}
          action={
            page.administers && (
              <Link className="button" href="/admin/teams">
                {t('empty.action')}
              </Link>
            )
          }
        >
          {t('empty.text')}
        </EmptyState>
      </section>
    )
  const rows = teams.map((row) => unitWords(row, page, say))
  const unit = metric && metric.kind !== 'count' ? formatUnit(metric, locale) : ''
  return (
    <section aria-labelledby="units">
      <div className="section-head">
        <h2 id="units">{t('table.title')}</h2>
        {metrics.length > 1 && (
          <nav className="filters" aria-label={t('table.metrics')}>
            {metrics.map((one) => (
              <Link
                key={one.id}
                href={withQuery(path, query, { metric: one.id })}
                aria-current={one.id === metric?.id ? 'true' : undefined}
                prefetch={false}
                scroll={false}
              >
                {one.name}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('table.caption')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Head>{t('table.unit')}</Head>
            <Head className="bar">{metric ? b('metricBar', { metric: metric.name }) : b('bar')}</Head>
            <Head className="num">{t('table.original')}</Head>
            <Head className="num">{t('table.adjusted')}</Head>
            <Head className="num">
              {unit ? b('inUnit', { name: t('table.value'), unit }) : t('table.value')}
            </Head>
            <Head className="num">{t('table.target')}</Head>
            <Head className="num">{t('table.coverage')}</Head>
            <Head className="num">{t('table.onTime')}</Head>
            <Head>{t('table.people')}</Head>
          </tr>
        </thead>
        <UnitRows rows={rows} words={words} />
      </table>
    </section>
  )
}

const Head = ({ className, children }: { className?: string; children: string }) => (
  <th role="columnheader" scope="col" className={className}>
    {children}
  </th>
)

function useRowsWords(): RowsWords {
  const t = useTranslations('company.table')
  const w = useTranslations('team.teams')
  return {
    noTarget: w('noTarget'),
    adjusted: t('adjusted'),
    original: t('original'),
    value: t('value'),
    target: t('target'),
    coverage: w('coverage'),
    onTime: t('onTime'),
    people: t('people'),
    statuses: useStatusWords(),
  }
}
