import { useLocale, useTranslations } from 'next-intl'
import { forecastFigures } from '@/components/ui/forecast-figures'
import { PaceBar } from '@/components/ui/pace'
import { SortHead } from '@/components/ui/sort-link'
import { StatusMark, useStatusWords } from '@/components/ui/status'
import type { MetricCell } from '@/db/queries/parts/metric-cell'
import type { PersonRow } from '@/db/queries/parts/person-row'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatPercent, formatUnit, formatValue } from '@/lib/i18n/format'
import { compare, isNegative, subtract } from '@/lib/okr/decimal'
import type { Locale } from '@/lib/okr/types'
import { beganAt } from '@/lib/okr/began-at'
import { monthWords } from './cell-words'
import { formatRate } from './figures'
import type { TableProps } from './people-table'
import { PersonHead } from './person-head'
import { personHead } from './person-words'
import { originalOf } from './original-of'

/** One metric of everybody: target, actual, attainment both ways, what is needed a week; their sum against the team's target. */
export function MetricTable({ board, sort, path, query }: TableProps) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const metric = board.metric!
  const unit = metric.kind === 'count' ? '' : formatUnit(metric, locale)
  const head = { sort, path, query }
  const months = byMonth(board)
  const inUnit = (name: string) => (unit ? t('inUnit', { name, unit }) : name)
  return (
    <table className="table cards roll" role="table">
      <caption className="visually-hidden">{t('figures', { metric: metric.name })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <SortHead {...head} column="name">
            {t('person')}
          </SortHead>
          <SortHead {...head} column="progress" className="bar">
            {t('metricBar', { metric: metric.name })}
          </SortHead>
          <SortHead {...head} column="value" className="num">
            {inUnit(t('value'))}
          </SortHead>
          <SortHead {...head} column="target" className="num">
            {t('targetHead')}
          </SortHead>
          <SortHead {...head} column="original" className="num">
            {t('original')}
          </SortHead>
          <SortHead {...head} column="adjusted" className="num">
            {t('adjusted')}
          </SortHead>
          {!isOver(board) && (
            <>
              <SortHead {...head} column="needed" className="num">
                {t('needed')}
              </SortHead>
              {months && (
                <th role="columnheader" scope="col" className="num">
                  {t('month')}
                </th>
              )}
              <th role="columnheader" scope="col" className="num">
                {t('forecast')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {board.people.map((row) => (
          <MetricRow key={row.id} row={row} board={board} months={months} />
        ))}
        {board.sum && <SumRows board={board} months={months} />}
      </tbody>
    </table>
  )
}

/** Nothing is needed any more: the column is left out. */
const isOver = ({ period, today }: TeamBoard): boolean =>
  period !== null && (period.state === 'closed' || today > period.last)

/** Somebody is measured by marks at month ends: what this month asks of them has a column. */
const byMonth = ({ people, metric }: TeamBoard): boolean =>
  people.some(({ cells }) => cells.get(metric!.id)?.month)

function MonthCell({ cell }: { cell: MetricCell }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const { month } = cell
  return (
    <td role="cell" className="num" data-label={t('month')}>
      {monthWords(cell, t, locale)}
      {month && <span className="sub">{t('monthBy', { day: formatDayShort(month.until, locale) })}</span>}
    </td>
  )
}

function NeededCell({ cell }: { cell: MetricCell }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={t('needed')}>
      {cell.perWeek === null ? '–' : formatRate(cell.perWeek, cell, locale)}
      {cell.lastFourWeeks !== null && (
        <span className="sub">{t('recent', { value: formatRate(cell.lastFourWeeks, cell, locale) })}</span>
      )}
    </td>
  )
}

function ForecastCell({ cell, board }: { cell: MetricCell; board: TeamBoard }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const forecast = cell.keyResultId === null ? undefined : board.forecasts.get(cell.keyResultId)
  const figures = forecast && forecastFigures(forecast, cell, locale, { bare: true })
  return (
    <td role="cell" className="num" data-label={t('forecast')}>
      {figures ? figures.point : '–'}
      {figures && <span className="sub">{t('chance', { chance: figures.chance })}</span>}
    </td>
  )
}

const shareOf = (attained: number | null, locale: Locale): string =>
  attained === null ? '–' : formatPercent(attained, locale)

function MetricRow({ row, board, months }: { row: PersonRow; board: TeamBoard; months: boolean }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const cell = row.cells.get(board.metric!.id)
  const s = useTranslations('status')
  const head = <PersonHead {...personHead(row, t, locale)} statuses={useStatusWords()} />
  if (!cell)
    return (
      <tr role="row">
        {head}
        <td role="cell" className="full faint" colSpan={isOver(board) ? 5 : months ? 8 : 7}>
          {t('noSuchKeyResult', { metric: board.metric!.name })}
        </td>
      </tr>
    )
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const share = (attained: number | null) => shareOf(attained, locale)
  const target = bare(cell.target)
  const began = beganAt(cell)
  return (
    <tr role="row">
      {head}
      <td role="cell" className="full bar">
        <PaceBar
          progress={cell.progress}
          pace={cell.pace}
          status={cell.status}
          thresholds={board.limits}
          target={target}
          original={originalOf(cell)}
        />
        <StatusMark status={cell.status} />
      </td>
      <td role="cell" className="num" data-label={t('value')}>
        <b>{cell.value === null ? '–' : bare(cell.value)}</b>
        {began && <span className="sub">{s('began', { baseline: bare(began) })}</span>}
      </td>
      <td role="cell" className="num" data-label={t('targetHead')}>
        {target}
        {cell.originalTarget !== null && (
          <span className="sub">{t('was', { target: bare(cell.originalTarget) })}</span>
        )}
      </td>
      <td role="cell" className="num" data-label={t('original')}>
        {share(cell.attainment.original)}
      </td>
      <td role="cell" className="num" data-label={t('adjusted')}>
        {share(cell.attainment.adjusted)}
      </td>
      {!isOver(board) && (
        <>
          <NeededCell cell={cell} />
          {months && <MonthCell cell={cell} />}
          <ForecastCell cell={cell} board={board} />
        </>
      )}
    </tr>
  )
}

/** The rows added up, and what they lack to the team's own target. */
function SumRows({ board, months }: { board: TeamBoard; months: boolean }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const { target, value, attainment, lacks } = board.sum!
  const bare = (amount: string) => formatValue(amount, board.metric!, locale, { bare: true })
  const short = lacks === null ? 0 : compare(lacks, '0')
  return (
    <>
      <tr role="row" className="total">
        <th role="rowheader" scope="row" colSpan={2}>
          {t('sum')}
        </th>
        <td role="cell" className="num" data-label={t('value')}>
          {value === null ? '–' : bare(value)}
        </td>
        <td role="cell" className="num" data-label={t('targetHead')}>
          {bare(target)}
        </td>
        <td role="cell" className="num" data-label={t('original')}>
          {shareOf(attainment.original, locale)}
        </td>
        <td role="cell" className="num" data-label={t('adjusted')}>
          {shareOf(attainment.adjusted, locale)}
        </td>
        {!isOver(board) && <td role="cell" className="void" colSpan={months ? 3 : 2} />}
      </tr>
      {lacks !== null && (
        <tr role="row">
          <th role="rowheader" scope="row" colSpan={3}>
            {t(short > 0 ? 'lacks' : short < 0 ? 'more' : 'even')}
          </th>
          <td role="cell" className="num">
            {short !== 0 && <b>{bare(isNegative(lacks) ? subtract('0', lacks) : lacks)}</b>}
          </td>
          <td role="cell" className="void" colSpan={isOver(board) ? 2 : months ? 5 : 4} />
        </tr>
      )}
    </>
  )
}
