import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { Details, EmptyState } from '@/components/ui/panels'
import type { PlanPage } from '@/db/queries/plan-page'
import { formatDay, formatPeriod } from '@/lib/i18n/format'
import { todayIn } from '@/lib/okr/calendar'
import { PlanFacts } from './plan-facts'
import { PlanForm } from './plan-form'
import { PlanWords } from './plan-words'

/** Somebody's plan for a period: written by themselves, read by those above, with what is known of them beside it. */
export function Plan({ page, copied }: { page: PlanPage; copied: boolean }) {
  const t = useTranslations('plan')
  const { plan, writes, self, person } = page
  return (
    <>
      <PlanHead page={page} copied={copied} />
      <div className="halves">
        <div>
          {writes ? (
            <PlanForm page={page} copied={copied} />
          ) : plan.current ? (
            <section aria-label={t('title')}>
              <PlanWords words={plan.current} />
            </section>
          ) : (
            <EmptyState title={t('emptyTitle')}>
              {self ? t('emptyOver') : t('emptyOther', { name: person.name })}
            </EmptyState>
          )}
          <Earlier page={page} />
        </div>
        <PlanFacts page={page} />
      </div>
    </>
  )
}

function PlanHead({ page, copied }: { page: PlanPage; copied: boolean }) {
  const t = useTranslations('plan')
  const locale = useLocale()
  const { person, period, self, plan, takesGoals, writes } = page
  const chosen = `?period=${period.id}`
  const goal = `/goals/new${chosen}${self ? '' : `&for=person:${person.id}`}`
  return (
    <header>
      <p className="where">
        <Link href={`/people/${person.id}${chosen}` as Route} prefetch={false}>
          {person.name}
        </Link>
        {' · '}
        {formatPeriod(period, locale)}
      </p>
      <h1>{self ? t('mine') : t('of', { name: person.name })}</h1>
      <p className="state">{usePlanState(page)}</p>
      <p className="actions under">
        {takesGoals && (plan.current !== null || !writes) && person.teamId !== null && (
          <Link className="button" href={goal as Route} prefetch={false}>
            {self ? t('writeGoal') : t('writeGoalFor')}
          </Link>
        )}
        {writes && plan.current === null && plan.previous && !copied && (
          <Link className="button" href={`/plan${chosen}&copy=on` as Route} prefetch={false}>
            {t('startFrom')}
          </Link>
        )}
        <a className="narrow-only" href="#plan-facts">
          {t('facts.title')}
        </a>
      </p>
    </header>
  )
}

/** Whether it is written, when, and what a plan is for. */
function usePlanState({ plan, self, writes, timeZone, person }: PlanPage): string {
  const t = useTranslations('plan.state')
  const locale = useLocale()
  const { current, version } = plan
  if (!current) return self ? t(writes ? 'empty' : 'none') : t('emptyOther', { name: person.name })
  const day = formatDay(todayIn(timeZone, new Date(current.at)), locale)
  return version > 1 ? t('version', { day, version }) : t('written', { day })
}

function Earlier({ page: { plan, timeZone } }: { page: PlanPage }) {
  const t = useTranslations('plan')
  const locale = useLocale()
  if (plan.earlier.length === 0) return null
  return (
    <section className="mt-8">
      <Details summary={t('earlier', { count: plan.earlier.length })}>
        <div className="open">
          {plan.earlier.map((one) => (
            <section className="quote wide" key={one.at}>
              <h3>{formatDay(todayIn(timeZone, new Date(one.at)), locale)}</h3>
              <PlanWords words={one} />
            </section>
          ))}
        </div>
      </Details>
    </section>
  )
}
