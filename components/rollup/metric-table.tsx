import { useLocale, useTranslations } from 'next-intl'
import { useStatusWords } from '@/components/ui/status'
import type { BoardMetric, BoardSum } from '@/db/queries/parts/board-figures'
import type { Rollup } from '@/db/queries/rollup'
import { formatPercent, formatPeriod, formatUnit, formatValue } from '@/lib/i18n/format'
import { compare, subtract } from '@/lib/okr/decimal'
import { MetricRows, type MetricRowsLabels, type MetricRowWords } from './metric-rows'
import { metricFigures } from './metric-words'
import { SumWords } from './sum-words'
import { useTargetLabels, useTargetSay } from './target-say'
import { Head, headWords } from './unit-head'

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
  const say = useTargetSay()
  const sum = sums.get(metric.id)
  const cells = [whole, ...shown].flatMap((one) => one.cells.get(metric.id) ?? [])
  // Columns that stand only where there is something for them.
  const columns: Columns = {
    forecast: cells.some(({ forecast }) => forecast !== null),
    previous: previous !== null && cells.some((cell) => cell.previous !== null),
  }
  const labels: MetricRowsLabels = {
    ...useTargetLabels(),
    noTarget: t('noTarget'),
    forecast: columns.forecast ? t('forecast') : null,
    previous: columns.previous && previous ? formatPeriod(previous, locale) : null,
    statuses: useStatusWords(),
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
            <Head num>{t('original')}</Head>
            <Head num>{t('adjusted')}</Head>
            <Head num>{unit ? t('inUnit', { name: t('value'), unit }) : t('value')}</Head>
            <Head num>{t('target')}</Head>
            <Head num>{t('coverage')}</Head>
            {labels.forecast && <Head num>{labels.forecast}</Head>}
            {labels.previous && <Head num>{labels.previous}</Head>}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <MetricRows
            rows={[whole, ...shown].map((one): MetricRowWords => {
              const cell = one.cells.get(metric.id)
              return {
                ...headWords(one, whole, page.period.id),
                figures: cell ? metricFigures(cell, page, say) : null,
              }
            })}
            labels={labels}
          />
          {sum && <Sum sum={sum} metric={metric} people={people} after={1 + count(columns)} />}
        </tbody>
      </table>
      {sum?.parts && (
        <SumWords sum={sum} parts={sum.parts} metric={metric} deep={shown.some(({ depth }) => depth > 0)} />
      )}
      <RecordWords page={page} metric={metric} />
    </section>
  )
}

type Columns = { forecast: boolean; previous: boolean }

const count = ({ forecast, previous }: Columns): number => Number(forecast) + Number(previous)

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
      <td role="cell" className="num" data-label={t('original')}>
        {share(sum.attainment.original)}
      </td>
      <td role="cell" className="num" data-label={t('adjusted')}>
        {share(sum.attainment.adjusted)}
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
