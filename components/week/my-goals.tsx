import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Route } from 'next'
import { EmptyState } from '@/components/ui/panels'
import type { MyWeek } from '@/db/queries/my-week'
import type { Viewer } from '@/lib/okr/permissions'
import { formatPeriod } from '@/lib/i18n/format'
import type { Day } from '@/lib/okr/types'
import { onlyAdmin } from './state-sentence'
import { GoalRow, originalOf, standing } from './goal-row'

/** The viewer's goals of the period, or what to do while there is none. */
export function MyGoals({ week, viewer, today }: { week: MyWeek; viewer: Viewer; today: Day }) {
  const t = useTranslations('week')
  const { goals, toDos } = week
  const submitted = toDos.unfinished.filter((one) => one.state === 'submitted').map((one) => one.goal)
  const writable = week.period !== undefined && week.period.state !== 'closed'
  const write = (
    <Link href={'/goals/new' as Route} prefetch={false}>
      {t('goals.write')}
    </Link>
  )
  return (
    <section aria-labelledby="mine">
      <div className="section-head">
        <h2 id="mine">{t(goals.length > 1 ? 'goals.title' : 'goals.titleOne')}</h2>
        {goals.length > 0 && writable && write}
      </div>
      {goals.length === 0 && <NoGoals week={week} viewer={viewer} today={today} />}
      {goals.length > 0 && (
        <>
          <ul className="goals">
            {goals.map((goal) => (
              <GoalRow key={goal.id} goal={goal} viewerId={viewer.id} today={today} />
            ))}
          </ul>
          <p className="key">
            <span>{t('key.tick')}</span>
            {goals.some((goal) => originalOf(standing(goal)) !== null) && <span>{t('key.original')}</span>}
            <span>{t('key.spark')}</span>
          </p>
        </>
      )}
      {submitted.length > 0 && (
        <p className="small muted after">{t('goals.waiting', { goals: submitted.join(' · ') })}</p>
      )}
    </section>
  )
}

function NoGoals({ week, viewer, today }: { week: MyWeek; viewer: Viewer; today: Day }) {
  const t = useTranslations('week.goals')
  const locale = useLocale()
  const { period } = week
  if (!period) return <EmptyState title={t('empty')}>{t('noPeriodText')}</EmptyState>
  const name = formatPeriod(period, locale)
  if (onlyAdmin(viewer))
    return (
      <EmptyState
        title={t('empty')}
        action={
          <Link className="button" href={'/admin' as Route}>
            {t('openAdmin')}
          </Link>
        }
      >
        {t('emptyAdmin')}
      </EmptyState>
    )
  if (period.state === 'closed' || today > period.last)
    return <EmptyState title={t('empty')}>{t('emptyEnded', { period: name })}</EmptyState>
  return (
    <EmptyState
      title={t('empty')}
      action={
        <Link className={week.firstSteps ? 'button' : 'button primary'} href={'/goals/new' as Route}>
          {t('write')}
        </Link>
      }
    >
      {t(period.state === 'planning' ? 'emptyPlanning' : 'emptyText', { period: name })}
    </EmptyState>
  )
}
