import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { valueOfTarget } from '@/components/teams/cell-words'
import { PaceBar } from '@/components/ui/pace'
import { StatusMark } from '@/components/ui/status'
import type { MeasuredGoal, MeasuredKeyResult } from '@/db/queries/parts/measured-goals'
import type { PersonPeriod } from '@/db/queries/person-page'
import { formatDayShort, formatPercent, formatPeriod, formatValue } from '@/lib/i18n/format'
import { targetAmount } from '@/lib/okr/measures'
import { periodStands } from '@/lib/okr/period-stands'
import type { Day } from '@/lib/okr/types'

/** Goals by period, newest first, with attainment against the original and the adjusted targets side by side. */
export function GoalsOverTime({ periods, today }: { periods: readonly PersonPeriod[]; today: Day }) {
  const t = useTranslations('person.goals')
  return (
    <table className="table cards roll" role="table">
      <caption className="visually-hidden">{t('caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('goal')}
          </th>
          <th role="columnheader" scope="col" className="bar">
            {t('progress')}
          </th>
          <th role="columnheader" scope="col">
            {t('status')}
          </th>
          <th role="columnheader" scope="col" className="num">
            {t('original')}
          </th>
          <th role="columnheader" scope="col" className="num">
            {t('adjusted')}
          </th>
        </tr>
      </thead>
      {periods.map((one) => (
        <Period key={one.period.id} one={one} today={today} />
      ))}
    </table>
  )
}

function Period({ one, today }: { one: PersonPeriod; today: Day }) {
  const t = useTranslations('person.goals')
  const locale = useLocale()
  const { attainment, period } = one
  return (
    <tbody role="rowgroup">
      <tr role="row" className="group">
        <th role="rowheader" scope="rowgroup" colSpan={3}>
          {t(`period.${periodStands(period, today)}`, {
            period: formatPeriod(period, locale),
            day: formatDayShort(period.first, locale),
          })}
        </th>
        <Share label={t('original')} of={attainment.original} />
        <Share label={t('adjusted')} of={attainment.adjusted} />
      </tr>
      {one.goals.map((goal) => (
        <Goal key={goal.id} goal={goal} />
      ))}
    </tbody>
  )
}

function Goal({ goal }: { goal: MeasuredGoal }) {
  const t = useTranslations('person.goals')
  const counted = goal.state === 'agreed' || goal.state === 'graded'
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="indent">
        <Link href={`/goals/${goal.id}` as Route} prefetch={false}>
          {goal.name}
        </Link>
        {!counted && <span className="sub">{t(`state.${goal.state}`)}</span>}
      </th>
      <td role="cell" className="full bar">
        {counted && (
          <PaceBar
            progress={goal.progress}
            pace={goal.pace}
            status={goal.status}
            thresholds={goal.settings}
          />
        )}
        <span className="sub">{useValues(goal.keyResults)}</span>
      </td>
      <td role="cell" className="stat">
        {counted && <StatusMark status={goal.status} />}
      </td>
      <Share label={t('original')} of={counted ? (goal.originalAttainment?.capped ?? null) : null} />
      <Share label={t('adjusted')} of={counted ? (goal.adjustedAttainment?.capped ?? null) : null} />
    </tr>
  )
}

function useValues(keyResults: readonly MeasuredKeyResult[]): string {
  const t = useTranslations('team.list')
  const locale = useLocale()
  return keyResults
    .filter(({ dropped }) => !dropped)
    .map((one) => valueOfTarget(one, formatValue(targetAmount(one), one, locale), t, locale))
    .join(' · ')
}

function Share({ label, of }: { label: string; of: number | null }) {
  const locale = useLocale()
  return (
    <td role="cell" className="num" data-label={label}>
      {of === null ? '–' : formatPercent(of, locale)}
    </td>
  )
}
