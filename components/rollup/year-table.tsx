import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { TargetCells } from '@/components/teams/target-cells'
import { targetWords } from '@/components/teams/target-words'
import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { QuartersSum, RollupYear, UnitYear } from '@/db/queries/parts/rollup-year'
import type { RollupUnit, UnitCell } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatPercent, formatPeriod, formatScore, formatUnit, formatValue } from '@/lib/i18n/format'
import { compare, subtract } from '@/lib/okr/decimal'
import { useTargetLabels, useTargetSay } from './target-say'
import { Head, headWords, UnitHead } from './unit-head'

type Props = {
  page: Rollup
  year: RollupYear
  metric: BoardMetric
  /** Check-ins and scores are of no metric: they stand in the first table. */
  first: boolean
}

/** One metric of a year: each unit's quarters, what they come to together, and the goal of the whole year beside it. */
export function YearTable({ page, year, metric, first }: Props) {
  const t = useTranslations('rollup.year')
  const w = useTranslations('rollup.table')
  const p = useTranslations('rollup.people')
  const locale = useLocale()
  const names = { metric: metric.name }
  const unit = metric.kind === 'percent' ? '' : formatUnit(metric, locale)
  const id = `quarters-${metric.id}`
  const shown = year.units.filter((one) =>
    [one.year, ...one.quarters].some(({ cells }) => cells.has(metric.id)),
  )
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-head">
        {t('title', names)}
      </h2>
      <table className="table cards roll years" role="table">
        <caption className="visually-hidden">{t('caption', names)}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Head>{t('quarter')}</Head>
            <Head num>{w('original')}</Head>
            <Head num>{w('adjusted')}</Head>
            <Head num>{unit ? w('inUnit', { name: w('value'), unit }) : w('value')}</Head>
            <Head num>{w('target')}</Head>
            <Head num>{w('coverage')}</Head>
            {first && <Head num>{p('onTime')}</Head>}
            {first && <Head num>{t('score')}</Head>}
          </tr>
        </thead>
        {shown.map((one) => (
          <tbody key={one.year.id} role="rowgroup">
            <tr role="row" className="group">
              <UnitHead head={headWords(one.year, null, page.period.id)} columns={first ? 8 : 6} />
            </tr>
            <Quarters page={page} year={year} unit={one} metric={metric} first={first} />
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Quarters({ page, year, unit, metric, first }: Props & { unit: UnitYear }) {
  const t = useTranslations('rollup.year')
  const locale = useLocale()
  const { id, kind } = unit.year
  const team = kind === 'team' ? id : page.unit.id
  const sum = unit.sums.get(metric.id)
  const own = unit.year.cells.get(metric.id)
  return (
    <>
      {unit.quarters.map((quarter, index) => {
        const period = year.quarters[index]!
        const href = `/rollup?period=${period.id}${team ? `&team=${team}` : ''}`
        return (
          <tr key={period.id} role="row">
            <th role="rowheader" scope="row" className="indent">
              <Link href={href as Route} prefetch={false}>
                {formatPeriod(period, locale)}
                <span className="visually-hidden"> {unit.year.name}</span>
              </Link>
            </th>
            <Cells unit={quarter} metric={metric} first={first} />
          </tr>
        )
      })}
      {sum && <Sum sum={sum} metric={metric} unit={unit} first={first} />}
      {own && (
        <tr role="row">
          <th role="rowheader" scope="row" className="indent">
            {t('goal')}
          </th>
          <Target cell={own} />
          {first && <td role="cell" className="void" colSpan={2} />}
        </tr>
      )}
    </>
  )
}

function Cells({ unit, metric, first }: { unit: RollupUnit; metric: BoardMetric; first: boolean }) {
  const t = useTranslations('rollup.year')
  const w = useTranslations('rollup.table')
  const locale = useLocale()
  const cell = unit.cells.get(metric.id)
  return (
    <>
      {cell ? (
        <Target cell={cell} />
      ) : (
        <td role="cell" className="full faint" colSpan={5}>
          {w('noTarget')}
        </td>
      )}
      {first && <OnTime rate={unit.discipline.rate} />}
      {first && (
        <td role="cell" className="num" data-label={t('score')}>
          {unit.scores === null ? '–' : formatScore(unit.scores.mean, locale)}
        </td>
      )}
    </>
  )
}

function Target({ cell }: { cell: UnitCell }) {
  const say = useTargetSay()
  return <TargetCells words={targetWords(cell, cell.coverage, say)} labels={useTargetLabels()} />
}

function OnTime({ rate }: { rate: number | null }) {
  const p = useTranslations('rollup.people')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={p('onTime')}>
      {rate === null ? '–' : formatPercent(rate, locale)}
    </td>
  )
}

type SumProps = { sum: QuartersSum; metric: BoardMetric; unit: UnitYear; first: boolean }

function Sum({ sum, metric, unit, first }: SumProps) {
  const t = useTranslations('rollup.year')
  const w = useTranslations('rollup.table')
  const locale = useLocale()
  const { attainment, value, target, originalTarget, lacks } = sum
  const bare = (amount: string) => formatValue(amount, metric, locale, { bare: true })
  const share = (attained: number | null) => (attained === null ? '–' : formatPercent(attained, locale))
  const difference = lacks === null ? 0 : compare(lacks, '0')
  return (
    <tr role="row" className="total">
      <th role="rowheader" scope="row" className="indent">
        {t('sum')}
      </th>
      <td role="cell" className="num" data-label={w('original')}>
        {share(attainment.original)}
      </td>
      <td role="cell" className="num" data-label={w('adjusted')}>
        {share(attainment.adjusted)}
      </td>
      <td role="cell" className="num" data-label={w('value')}>
        {value === null ? '–' : bare(value)}
      </td>
      <td role="cell" className="num" data-label={w('target')}>
        {bare(target)}
        {originalTarget !== null && compare(originalTarget, target) !== 0 && (
          <span className="sub">{w('was', { target: bare(originalTarget) })}</span>
        )}
      </td>
      <td role="cell" className={difference === 0 ? 'void' : 'num small muted'}>
        {difference > 0 && t('lacks', { value: bare(lacks!) })}
        {difference < 0 && t('more', { value: bare(subtract('0', lacks!)) })}
      </td>
      {first && <OnTime rate={unit.year.discipline.rate} />}
      {first && <td role="cell" className="void" />}
    </tr>
  )
}
