import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Details } from '@/components/ui/panels'
import type { PeriodRun } from '@/db/queries/period-page'
import { formatPercent, formatPeriod } from '@/lib/i18n/format'

type Check = PeriodRun['checks'][number]

/** So many are named; the rest is counted. */
const NAMED = 60

/** What to look at before a step, in numbers, each with where it is put right. */
export function Checklist({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations('periods.check')
  return (
    <ul className="checklist" aria-label={t('title')}>
      {checks.map((check) => (
        <li key={check.key} className={check.count === 0 ? 'muted' : undefined}>
          <CheckLine check={check} />
        </li>
      ))}
    </ul>
  )
}

function CheckLine({ check }: { check: Check }) {
  const t = useTranslations('periods.check')
  const { key, count, blocks, goals, periods } = check
  const listed = goals.length > 0 || periods.length > 0
  const line = (
    <>
      {!listed && <span aria-hidden="true">{count === 0 ? '✓ ' : '▲ '}</span>}
      {blocks && count > 0 && <b>{t('must')} </b>}
      {t(`lines.${key}`, { count })}
    </>
  )
  if (!listed) return <p>{line}</p>
  return (
    <Details plain summary={line}>
      <ul>
        {periods.map((one) => (
          <PeriodItem key={one.id} period={one} />
        ))}
        {goals.slice(0, NAMED).map((one) => (
          <GoalItem key={one.id} check={check} goal={one} />
        ))}
        {goals.length > NAMED && <li className="muted">{t('more', { count: goals.length - NAMED })}</li>}
      </ul>
    </Details>
  )
}

function PeriodItem({ period }: { period: Check['periods'][number] }) {
  return (
    <li>
      <Link className="underline" href={`/periods/${period.id}` as Route} prefetch={false}>
        {formatPeriod(period, useLocale())}
      </Link>
    </li>
  )
}

function GoalItem({ check: { key }, goal }: { check: Check; goal: Check['goals'][number] }) {
  const t = useTranslations('periods.check')
  const locale = useLocale()
  const { id, name, ownerName, figure } = goal
  return (
    <li>
      <Link className="underline" href={`/goals/${id}` as Route} prefetch={false}>
        {name}
      </Link>{' '}
      <span className="muted">
        {figure === null
          ? ownerName
          : key === 'coverage'
            ? t('covered', { name: ownerName, share: formatPercent(figure, locale) })
            : t('weeks', { name: ownerName, count: figure })}
      </span>
    </li>
  )
}
