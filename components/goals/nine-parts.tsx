import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatDay, formatPeriod, formatValue, formatWeight } from '@/lib/i18n/format'
import { isPaced } from '@/lib/okr/measures'
import type { KeyResult } from './key-result-facts'
import { TaskList } from './task-list'

/** The goal as it is written, in the brief's order. */
export function NineParts({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.parts')
  const locale = useLocale()
  const { goal, story, acts } = page
  const changes = acts.includes('edit') || acts.includes('editWords')
  const parts: [string, ReactNode][] = [
    [t('name'), goal.name],
    [t('content'), story.content],
    [
      t('indicators'),
      goal.keyResults.length > 0 && goal.keyResults.map((one) => <Indicator key={one.id} keyResult={one} />),
    ],
    [
      t('time'),
      t('span', {
        period: formatPeriod(story.period, locale),
        starts: formatDay(goal.starts, locale),
        deadline: formatDay(goal.deadline, locale),
      }),
    ],
    [t('owner'), goal.ownerName],
    [t('background'), story.background],
    [t('support'), story.support],
    [t('accountable'), story.accountable.name],
    [t('plan'), <TaskList key="tasks" page={page} />],
  ]
  return (
    <section aria-labelledby="parts">
      <div className="section-head">
        <h2 id="parts">{t('title')}</h2>
        {changes && (
          <Link href={`/goals/${goal.id}/edit` as Route} prefetch={false}>
            {t('edit')}
          </Link>
        )}
      </div>
      <dl className="parts">
        {parts.map(([head, said]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd className="whitespace-pre-line">{said || <span className="faint">{t('empty')}</span>}</dd>
          </div>
        ))}
      </dl>
      {goal.weight !== null && (
        <p className="small muted">{t('weight', { weight: formatWeight(goal.weight, locale) })}</p>
      )}
    </section>
  )
}

function Indicator({ keyResult: one }: { keyResult: KeyResult }) {
  const t = useTranslations('goal.parts')
  const locale = useLocale()
  return (
    <span className="block">
      {one.dropped ? <s>{one.name}</s> : one.name}
      {one.kind !== 'milestone' && <AskedFor keyResult={one} />}
      {one.dueOn && t('due', { day: formatDay(one.dueOn, locale) })}
      {one.dropped ? t('dropped') : t('itsWeight', { weight: formatWeight(one.weight, locale) })}
    </span>
  )
}

function AskedFor({ keyResult: one }: { keyResult: KeyResult }) {
  const t = useTranslations('goal.parts')
  const locale = useLocale()
  const show = (value: string) =>
    one.kind === 'growth' ? `${Number(value)}%` : formatValue(value, one, locale, { compact: true })
  const first =
    one.original && Number(one.original.target) !== Number(one.target) ? one.original.target : null
  return (
    <>
      {' '}
      {isPaced(one.kind) &&
        one.kind !== 'growth' &&
        `${formatValue(one.baseline, one, locale, { compact: true, bare: true })} → `}
      {one.kind === 'growth' &&
        t('over', {
          base: formatValue(one.base ?? '0', { ...one, kind: 'amount' }, locale, { compact: true }),
        })}
      {one.kind === 'limit' && t('atMost')}
      {one.kind === 'floor' && t('atLeast')}
      {first !== null && (
        <s className="faint">
          {one.kind === 'growth'
            ? show(first)
            : formatValue(first, one, locale, { compact: true, bare: true })}
        </s>
      )}{' '}
      <b>{show(one.target)}</b>
    </>
  )
}
