import { useLocale, useTranslations } from 'next-intl'
import { useStatusWords } from '@/components/ui/status'
import type { RollupUnit } from '@/db/queries/parts/rollup-units'
import type { Rollup } from '@/db/queries/rollup'
import { formatPercent, formatPeriod, formatPoints } from '@/lib/i18n/format'
import type { Locale } from '@/lib/okr/types'
import { PeopleRows, type PeopleRowsLabels, type PeopleRowWords } from './people-rows'
import { Head, headWords } from './unit-head'

/** Beside the numbers: how people stand, whether they log their weeks, what they believe, what was adjusted. */
export function PeopleTable({ page }: { page: Rollup }) {
  const t = useTranslations('rollup.people')
  const w = useTranslations('rollup.table')
  const { whole, units, before, previous } = page
  const locale = useLocale()
  // In a year nobody may have a goal of their own: then there are check-ins and adjustments of its quarters, and no more.
  const theirs = Object.values(whole.people).some((count) => count > 0)
  const say = { t, locale }
  const rows: PeopleRowWords[] = [whole, ...units].map((unit) => ({
    ...headWords(unit, whole, page.period.id),
    ...unitWords(unit, say),
  }))
  if (theirs && before && previous)
    rows.push({
      ...{ id: 'before', address: null, lead: null, indent: false, tone: null },
      name: t('before', { period: formatPeriod(previous, locale) }),
      ...peopleWords(before, say),
      ...{ optimism: null, adjusted: null, approach: '' },
    })
  const labels: PeopleRowsLabels = {
    people: t('people'),
    onTime: t('onTime'),
    optimism: t('optimism'),
    scores: t('scores'),
    adjusted: t('adjusted'),
    approach: t('approach'),
    statuses: useStatusWords(),
  }
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
          <PeopleRows rows={rows} labels={labels} theirs={theirs} />
        </tbody>
      </table>
      {theirs && <p className="small muted under">{t('optimismHint')}</p>}
    </section>
  )
}

type Say = { t: ReturnType<typeof useTranslations<'rollup.people'>>; locale: Locale }
type Known = Pick<RollupUnit, 'people' | 'discipline' | 'scores'>

/** What is known of a unit's people in any period. */
function peopleWords(
  { people, discipline: { rate, late, missed, madeUp }, scores }: Known,
  { t, locale }: Say,
) {
  const score = (value: number) => value.toFixed(2)
  return {
    people,
    onTime: {
      shown: rate === null ? t('none') : formatPercent(rate, locale),
      under: late + missed > 0 ? t('counts', { late, missed, madeUp }) : null,
    },
    scores: {
      shown: scores === null ? t('none') : score(scores.middle),
      under:
        scores !== null && scores.count > 1
          ? t('scoreRange', { low: score(scores.low), high: score(scores.high) })
          : null,
    },
  }
}

/** And of this one: what they believe, what was adjusted. */
function unitWords(unit: RollupUnit, say: Say) {
  const { t, locale } = say
  const all = (of: 'accepted' | 'late' | 'approach') => unit.reasons.reduce((sum, one) => sum + one[of], 0)
  return {
    ...peopleWords(unit, say),
    optimism: unit.optimism === null ? t('none') : formatPoints(unit.optimism.gap, locale),
    adjusted: {
      shown: String(all('accepted')),
      under: all('late') > 0 ? t('lateOnes', { count: all('late') }) : null,
    },
    approach: String(all('approach')),
  }
}
