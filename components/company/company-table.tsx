import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { originalOf } from '@/components/teams/original-of'
import { CoverageCell } from '@/components/teams/teams-table'
import { PaceBar } from '@/components/ui/pace'
import { EmptyState } from '@/components/ui/panels'
import { withQuery } from '@/components/ui/sort-link'
import { StatusMark, StatusMix } from '@/components/ui/status'
import type { CompanyPage, CompanyTeamRow } from '@/db/queries/company-page'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { formatPercent, formatUnit, formatValue } from '@/lib/i18n/format'
import { statusMix } from '@/lib/okr/status'
import type { Discipline } from '@/lib/okr/weeks'
import type { CompanyProps } from './company'

/** Regions and the teams below them, beside each other; the company as their sum on top. */
export function CompanyTable({ page, path, query }: CompanyProps) {
  const t = useTranslations('company')
  const b = useTranslations('team.list')
  const locale = useLocale()
  const { teams, metric, metrics } = page
  if (teams.length === 0)
    return (
      <section>
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      </section>
    )
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
            <Head className="num">{t('table.adjusted')}</Head>
            <Head className="num">{t('table.original')}</Head>
            <Head className="num">
              {unit ? b('inUnit', { name: t('table.value'), unit }) : t('table.value')}
            </Head>
            <Head className="num">{t('table.target')}</Head>
            <Head className="num">{t('table.coverage')}</Head>
            <Head className="num">{t('table.onTime')}</Head>
            <Head>{t('table.people')}</Head>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {teams.map((row) => (
            <Row key={row.id} row={row} page={page} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Head = ({ className, children }: { className?: string; children: string }) => (
  <th role="columnheader" scope="col" className={className}>
    {children}
  </th>
)

function Row({ row, page }: { row: CompanyTeamRow; page: CompanyPage }) {
  const t = useTranslations('company.table')
  return (
    <tr role="row" className={row.group ? 'group' : undefined}>
      <th role="rowheader" scope="row" className={row.depth > 0 && !row.group ? 'indent' : undefined}>
        <Link href={`/teams/${row.id}?period=${page.period!.id}` as Route} prefetch={false}>
          {row.name}
        </Link>
        {row.leadName && <span className="sub">{row.leadName}</span>}
      </th>
      <Figures cell={row.cell} page={page} />
      <CoverageCell row={row} />
      <OnTime discipline={row.discipline} />
      <td role="cell" className="full" data-label={t('people')}>
        <StatusMix counts={statusMix(row.statuses)} />
      </td>
    </tr>
  )
}

function Figures({ cell, page }: { cell: MetricCell | null; page: CompanyPage }) {
  const t = useTranslations('company.table')
  const w = useTranslations('team.teams')
  const locale = useLocale()
  if (cell === null)
    return (
      <td role="cell" className="full faint" colSpan={5}>
        {w('noTarget')}
      </td>
    )
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  return (
    <>
      <td role="cell" className="full bar">
        <PaceBar
          progress={cell.progress}
          pace={cell.pace}
          status={cell.status}
          thresholds={page.limits}
          target={bare(cell.target)}
          original={originalOf(cell)}
        />
        <StatusMark status={cell.status} />
      </td>
      <td role="cell" className="num" data-label={t('adjusted')}>
        <b>{share(cell.attainment.adjusted)}</b>
      </td>
      <td role="cell" className="num" data-label={t('original')}>
        {share(cell.attainment.original)}
      </td>
      <td role="cell" className="num" data-label={t('value')}>
        {cell.value === null ? '–' : bare(cell.value)}
      </td>
      <td role="cell" className="num" data-label={t('target')}>
        {bare(cell.target)}
        {cell.originalTarget !== null && (
          <span className="sub">{t('was', { target: bare(cell.originalTarget) })}</span>
        )}
      </td>
    </>
  )
}

function OnTime({ discipline }: { discipline: Discipline | null }) {
  const t = useTranslations('company.table')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={t('onTime')}>
      {discipline?.rate == null ? '–' : formatPercent(discipline.rate, locale)}
      {discipline !== null && discipline.missed > 0 && (
        <span className="sub">{t('missed', { count: discipline.missed })}</span>
      )}
    </td>
  )
}
