import { useLocale, useTranslations } from 'next-intl'
import { originalOf } from '@/components/teams/original-of'
import { CoverageCell } from '@/components/teams/coverage-cell'
import { forecastFigures } from '@/components/ui/forecast-figures'
import { PaceBar } from '@/components/ui/pace'
import { StatusMark } from '@/components/ui/status'
import type { BoardMetric, BoardSum } from '@/db/queries/parts/board-figures'
import type { RollupUnit, UnitCell } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatDayShort, formatPercent, formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { compare, subtract } from '@/lib/okr/decimal'
import { shownPace } from '@/lib/okr/rounding'
import { SumWords } from './sum-words'
import { Head, rowClass, UnitHead } from './unit-head'

/** One metric of the target: every unit below it, and what they come to together. */
export function MetricTable({ page, metric }: { page: Rollup; metric: BoardMetric }) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const { whole, units, previous, sums } = page
  // A year is mostly asked for in quarters: who has no goal of the whole year stands in the table of its quarters.
  const shown = page.year ? units.filter(({ cells }) => cells.has(metric.id)) : units
  const people = units.every(({ kind }) => kind === 'person')
  const unit = metric.kind === 'percent' ? '' : formatUnit(metric, locale)
  const names = { metric: metric.name }
  const sum = sums.get(metric.id)
  const cells = [whole, ...shown].flatMap((one) => one.cells.get(metric.id) ?? [])
  // Columns that stand only where there is something for them.
  const columns: Columns = {
    forecast: cells.some(({ forecast }) => forecast !== null),
    previous: previous !== null && cells.some((cell) => cell.previous !== null),
  }
  return (
    <section aria-labelledby={`metric-${metric.id}`}>
      <h2 id={`metric-${metric.id}`} className="section-head">
        {t(page.year ? 'titleYear' : people ? 'titlePeople' : 'title', names)}
      </h2>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('caption', names)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Head>{t('unit')}</Head>
            <Head bar>{t('bar', names)}</Head>
            <Head num>{t('adjusted')}</Head>
            <Head num>{t('original')}</Head>
            <Head num>{unit ? t('inUnit', { name: t('value'), unit }) : t('value')}</Head>
            <Head num>{t('target')}</Head>
            <Head num>{t('coverage')}</Head>
            {columns.forecast && <Head num>{t('forecast')}</Head>}
            {columns.previous && previous && (
              <Head num>{t('previous', { period: formatPeriod(previous, locale) })}</Head>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[whole, ...shown].map((one) => (
            <tr key={one.id} role="row" className={rowClass(one, whole)}>
              <UnitHead unit={one} periodId={page.period.id} />
              <Figures unit={one} metric={metric} page={page} columns={columns} />
            </tr>
          ))}
          {sum && <Sum sum={sum} metric={metric} people={people} after={1 + count(columns)} />}
        </tbody>
      </table>
      {sum?.parts && <SumWords sum={sum} parts={sum.parts} metric={metric} />}
      <RecordWords page={page} metric={metric} />
    </section>
  )
}

type Columns = { forecast: boolean; previous: boolean }

const count = ({ forecast, previous }: Columns): number => Number(forecast) + Number(previous)

type FiguresProps = { unit: RollupUnit; metric: BoardMetric; page: Rollup; columns: Columns }

function Figures({ unit, metric, page, columns }: FiguresProps) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const cell = unit.cells.get(metric.id)
  if (!cell)
    return (
      <td role="cell" className="full faint" colSpan={6 + count(columns)}>
        {t('noTarget')}
      </td>
    )
  return (
    <>
      <td role="cell" className="full bar">
        <PaceBar
          progress={cell.progress}
          pace={cell.pace}
          status={cell.status}
          thresholds={page.limits}
          target={formatValue(cell.target, cell, locale, { bare: true })}
          original={originalOf(cell)}
        />
        <span className="pace-words">
          <StatusMark status={cell.status} />
          <span className="small muted">
            {t('pace', { pace: formatPercent(shownPace(cell.pace) / 100, locale) })}
            {cell.asOf !== null &&
              cell.asOf < page.until &&
              ` · ${t('asOf', { day: formatDayShort(cell.asOf, locale) })}`}
          </span>
        </span>
      </td>
      <TargetCells cell={cell} />
      {columns.forecast && <ForecastCell cell={cell} />}
      {columns.previous && page.previous && (
        <Previous cell={cell} label={formatPeriod(page.previous, locale)} />
      )}
    </>
  )
}

/** A target and what became of it: attainment both ways, value, target as it is and was, coverage. */
export function TargetCells({ cell }: { cell: UnitCell }) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const bare = (value: string) => formatValue(value, cell, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  return (
    <>
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
      <CoverageCell row={{ cell, coverage: cell.coverage }} />
    </>
  )
}

/** How good forecasts have been, in the very words of the figures. */
function RecordWords({ page, metric }: { page: Rollup; metric: BoardMetric }) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const record = page.records.get(metric.id)
  if (!record) return null
  const { off, held, due, n, periods } = record
  return (
    <p className="small muted under">
      {t('record', { periods, off: formatPercent(off, locale), held, due, n })}
    </p>
  )
}

function ForecastCell({ cell }: { cell: UnitCell }) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const figures = cell.forecast && forecastFigures(cell.forecast, cell, locale, { bare: true })
  return (
    <td role="cell" className="num" data-label={t('forecast')}>
      {figures ? <b>{figures.point}</b> : '–'}
      {figures && <span className="sub">{figures.range}</span>}
      {figures && <span className="sub">{t('chance', { chance: figures.chance })}</span>}
    </td>
  )
}

function Previous({ cell, label }: { cell: UnitCell; label: string }) {
  const locale = useLocale()
  const { previous } = cell
  return (
    <td role="cell" className="num" data-label={label}>
      {previous?.value == null ? '–' : formatValue(previous.value, cell, locale, { bare: true })}
      {previous?.attainment != null && (
        <span className="sub">{formatPercent(previous.attainment, locale)}</span>
      )}
    </td>
  )
}

type SumProps = { sum: BoardSum; metric: BoardMetric; people: boolean; after: number }

function Sum({ sum, metric, people, after }: SumProps) {
  const t = useTranslations('rollup.table')
  const locale = useLocale()
  const bare = (value: string) => formatValue(value, metric, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  const { lacks } = sum
  const difference = lacks === null ? 0 : compare(lacks, '0')
  return (
    <tr role="row" className="total">
      <th role="rowheader" scope="row">
        {t(people ? 'sumPeople' : 'sum')}
      </th>
      <td role="cell" className="full small muted">
        {difference > 0 && t('lacks', { value: bare(lacks!) })}
        {difference < 0 && t('more', { value: bare(subtract('0', lacks!)) })}
      </td>
      <td role="cell" className="num" data-label={t('adjusted')}>
        {share(sum.attainment.adjusted)}
      </td>
      <td role="cell" className="num" data-label={t('original')}>
        {share(sum.attainment.original)}
      </td>
      <td role="cell" className="num" data-label={t('value')}>
        {sum.value === null ? '–' : bare(sum.value)}
      </td>
      <td role="cell" className="num" data-label={t('target')}>
        {bare(sum.target)}
      </td>
      <td role="cell" className="void" colSpan={after} />
    </tr>
  )
}
