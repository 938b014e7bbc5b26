import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { PaceBar } from '@/components/ui/pace'
import { StatusMark, StatusMix } from '@/components/ui/status'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { SubTeamRow } from '@/db/queries/parts/team-rows'
import { formatPercent, formatValue } from '@/lib/i18n/format'
import { statusMix, type Thresholds } from '@/lib/okr/status'
import { CoverageCell } from './coverage-cell'
import { valueOfTarget } from './cell-words'
import { originalOf } from './original-of'

/** The teams below one: each with its own target, whether the targets below it add up, and how its people stand. */
export function TeamsTable({
  teams,
  metric,
  limits,
  periodId,
}: {
  teams: readonly SubTeamRow[]
  metric: BoardMetric | null
  limits: Thresholds
  periodId: string
}) {
  const t = useTranslations('team')
  return (
    <table className="table cards roll" role="table">
      <caption className="visually-hidden">{t('teams.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('teams.team')}
          </th>
          <th role="columnheader" scope="col" className="bar">
            {metric ? t('list.metricBar', { metric: metric.name }) : t('list.bar')}
          </th>
          <th role="columnheader" scope="col">
            {t('list.status')}
          </th>
          <th role="columnheader" scope="col" className="num">
            {t('teams.coverage')}
          </th>
          <th role="columnheader" scope="col">
            {t('teams.people')}
          </th>
          <th role="columnheader" scope="col" className="num">
            {t('teams.noCheckIn')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {teams.map((row) => (
          <Row key={row.id} row={row} limits={limits} periodId={periodId} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, limits, periodId }: { row: SubTeamRow; limits: Thresholds; periodId: string }) {
  const t = useTranslations('team')
  const list = useTranslations('team.list')
  const locale = useLocale()
  const { cell, standing } = row
  const status = cell?.status ?? standing.status
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link href={`/teams/${row.id}?period=${periodId}` as Route} prefetch={false}>
          {row.name}
        </Link>
        <span className="sub">{row.leadName ? t('led', { name: row.leadName }) : t('ledNone')}</span>
      </th>
      <td role="cell" className="full bar">
        {cell === null ? (
          <span className="faint">{t('teams.noTarget')}</span>
        ) : (
          <>
            <PaceBar
              progress={cell.progress}
              pace={cell.pace}
              status={cell.status}
              thresholds={limits}
              target={formatValue(cell.target, cell, locale)}
              original={originalOf(cell)}
            />
            <span className="sub">
              {valueOfTarget(cell, formatValue(cell.target, cell, locale), list, locale)}
            </span>
          </>
        )}
      </td>
      <td role="cell" className="stat">
        {cell?.progress != null && <b className="n">{formatPercent(cell.progress, locale)} </b>}
        {cell !== null && <StatusMark status={status} />}
      </td>
      <CoverageCell row={row} />
      <td role="cell" data-label={t('teams.people')}>
        <StatusMix counts={statusMix(row.statuses)} />
      </td>
      <td role="cell" className="num" data-label={t('teams.noCheckIn')}>
        {row.noCheckIn ?? '–'}
      </td>
    </tr>
  )
}
