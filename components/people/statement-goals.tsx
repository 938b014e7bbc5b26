import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import { beganAt } from '@/lib/okr/began-at'
import type { StatementGoal, StatementPage } from '@/db/queries/statement-page'
import { formatDay, formatPercent, formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'

/** Each goal with its key results: what was asked first, what is asked now, what came, and attainment both ways. */
export function StatementGoals({ page: { goals, attainment, running } }: { page: StatementPage }) {
  const t = useTranslations('statement')
  const value = running ? 'soFar' : 'value'
  const heads = (['goal', 'originalTarget', 'target', value, 'original', 'adjusted'] as const).map((head) =>
    t(`heads.${head}`),
  )
  const personal = goals.filter(({ level }) => level === 'person')
  const without = personal.filter((one) => one.state !== 'dropped' && one.adjustedAttainment === null).length
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{t('goals')}</h2>
      <table className="table cards roll" role="table">
        <caption className="visually-hidden">{t('caption')}</caption>
        <CardsHead heads={heads} className={(place) => place > 0 && 'num'} />
        {goals.map((goal) => (
          <Goal key={goal.id} goal={goal} heads={heads} />
        ))}
        {personal.length > 0 && (
          <tbody role="rowgroup">
            <tr role="row" className="total">
              <th role="rowheader" scope="row" colSpan={4}>
                {t('all', { without })}
              </th>
              <Share of={attainment.original} label={heads[4]!} />
              <Share of={attainment.adjusted} label={heads[5]!} />
            </tr>
          </tbody>
        )}
      </table>
    </section>
  )
}

function Goal({ goal, heads }: { goal: StatementGoal; heads: readonly string[] }) {
  const t = useTranslations('statement')
  const locale = useLocale()
  return (
    <tbody role="rowgroup">
      <tr role="row" className="group">
        <th role="rowheader" scope="rowgroup" colSpan={4}>
          <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
            {goal.name}
          </Link>
          <span className="sub">
            {t(`level.${goal.level}`, { deadline: formatDay(goal.deadline, locale) })}
            {goal.state === 'dropped' && ` · ${t('dropped')}`}
          </span>
        </th>
        <Both of={goal.originalAttainment} label={heads[4]!} />
        <Both of={goal.adjustedAttainment} label={heads[5]!} />
      </tr>
      {goal.keyResults.map((one) => (
        <KeyResult key={one.id} one={one} heads={heads} />
      ))}
    </tbody>
  )
}

function KeyResult({ one, heads }: { one: StatementGoal['keyResults'][number]; heads: readonly string[] }) {
  const t = useTranslations('statement')
  const locale = useLocale()
  const s = useTranslations('status')
  const began = beganAt(one)
  const value = (amount: string) => formatValue(amount, one, locale)
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="indent">
        {one.name}
        {one.dropped && <span className="sub">{t('dropped')}</span>}
        {!one.original && <span className="sub">{t('added')}</span>}
      </th>
      <td role="cell" className="num" data-label={heads[1]}>
        {one.original ? value(targetAmount({ ...one, ...one.original })) : '–'}
      </td>
      <td role="cell" className="num" data-label={heads[2]}>
        {one.dropped ? '–' : value(targetAmount(one))}
      </td>
      <td role="cell" className="num" data-label={heads[3]}>
        {one.value === null ? '–' : value(one.value)}
        {began && <span className="sub">{s('began', { baseline: value(began) })}</span>}
      </td>
      <Share of={one.attainment.original} label={heads[4]!} />
      <Share of={one.attainment.adjusted} label={heads[5]!} />
    </tr>
  )
}

/** Capped, and beside it what no cap makes of it. */
function Both({ of, label }: { of: StatementGoal['originalAttainment']; label: string }) {
  const t = useTranslations('statement')
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={label}>
      {of === null ? '–' : formatPercent(of.capped, locale)}
      {of !== null && of.uncapped !== of.capped && (
        <span className="sub">{t('uncapped', { percent: formatPercent(of.uncapped, locale) })}</span>
      )}
    </td>
  )
}

function Share({ of, label }: { of: number | null; label: string }) {
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={label}>
      {of === null ? '–' : formatPercent(of, locale)}
    </td>
  )
}
