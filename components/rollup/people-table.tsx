import { useLocale, useTranslations } from 'next-intl'
import { StatusMix } from '@/components/ui/status'
import type { RollupUnit } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatPercent, formatPeriod, formatPoints } from '@/lib/i18n/format'
import type { Spread } from '@/lib/okr/spread'
import type { Discipline } from '@/lib/okr/weeks'
import { Head, rowClass, UnitHead } from './unit-head'

/** Beside the numbers: how people stand, whether they log their weeks, what they believe, what was adjusted. */
export function PeopleTable({ page }: { page: Rollup }) {
  const t = useTranslations('rollup.people')
  const w = useTranslations('rollup.table')
  const { whole, units, before, previous } = page
  const locale = useLocale()
  // In a year nobody may have a goal of their own: then there are check-ins and adjustments of its quarters, and no more.
  const theirs = Object.values(whole.people).some((count) => count > 0)
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="section-head">
        {t('title')}
      </h2>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <Head>{w('unit')}</Head>
            {theirs && <Head>{t('people')}</Head>}
            <Head num>{t('onTime')}</Head>
            {theirs && <Head num>{t('optimism')}</Head>}
            {theirs && <Head num>{t('scores')}</Head>}
            <Head num>{t('adjusted')}</Head>
            <Head num>{t('approach')}</Head>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[whole, ...units].map((unit) => (
            <tr key={unit.id} role="row" className={rowClass(unit, whole)}>
              <UnitHead unit={unit} periodId={page.period.id} />
              {theirs && (
                <td role="cell" className="full" data-label={t('people')}>
                  <StatusMix counts={unit.people} />
                </td>
              )}
              <OnTime discipline={unit.discipline} />
              {theirs && <Optimism unit={unit} />}
              {theirs && <Scores scores={unit.scores} />}
              <Adjusted unit={unit} />
            </tr>
          ))}
          {theirs && before && previous && (
            <tr role="row">
              <th role="rowheader" scope="row">
                {t('before', { period: formatPeriod(previous, locale) })}
              </th>
              <td role="cell" className="full" data-label={t('people')}>
                <StatusMix counts={before.people} />
              </td>
              <OnTime discipline={before.discipline} />
              <td role="cell" className="void" />
              <Scores scores={before.scores} />
              <td role="cell" className="void" colSpan={2} />
            </tr>
          )}
        </tbody>
      </table>
      {theirs && <p className="small muted under">{t('optimismHint')}</p>}
    </section>
  )
}

function OnTime({ discipline: { rate, late, missed, madeUp } }: { discipline: Discipline }) {
  const t = useTranslations('rollup.people')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={t('onTime')}>
      {rate === null ? t('none') : formatPercent(rate, locale)}
      {late + missed > 0 && <span className="sub">{t('counts', { late, missed, madeUp })}</span>}
    </td>
  )
}

function Optimism({ unit: { optimism } }: { unit: RollupUnit }) {
  const t = useTranslations('rollup.people')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={t('optimism')}>
      {optimism === null ? t('none') : formatPoints(optimism.gap, locale)}
    </td>
  )
}

function Scores({ scores }: { scores: Spread | null }) {
  const t = useTranslations('rollup.people')
  const show = (score: number) => score.toFixed(2)
  return (
    <td role="cell" className="num" data-label={t('scores')}>
      {scores === null ? t('none') : show(scores.middle)}
      {scores !== null && scores.count > 1 && (
        <span className="sub">{t('scoreRange', { low: show(scores.low), high: show(scores.high) })}</span>
      )}
    </td>
  )
}

function Adjusted({ unit: { reasons } }: { unit: RollupUnit }) {
  const t = useTranslations('rollup.people')
  const all = (of: 'accepted' | 'late' | 'approach') => reasons.reduce((sum, one) => sum + one[of], 0)
  return (
    <>
      <td role="cell" className="num" data-label={t('adjusted')}>
        {all('accepted')}
        {all('late') > 0 && <span className="sub">{t('lateOnes', { count: all('late') })}</span>}
      </td>
      <td role="cell" className="num" data-label={t('approach')}>
        {all('approach')}
      </td>
    </>
  )
}
