import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { DirectionNow } from '@/components/periods/direction'
import { Details } from '@/components/ui/panels'
import { PlanWords } from '@/components/plans/plan-words'
import type { GoalForm } from '@/db/queries/goal-form'
import type { Locale } from '@/lib/okr/types'
import { LiveCheck } from './live-check'

/** What a goal is written by: the check as it is typed, the period's direction, and what the own plan concludes. */
export function BesideForm({ form }: { form: GoalForm }) {
  const t = useTranslations('check')
  const words = useTranslations('goalForm.beside')
  const locale = useLocale() as Locale
  const { basis, direction, plan, holder, period, viewerId, timeZone } = form
  const own = holder.ownerId === viewerId
  const itsPlan = own ? `/plan?period=${period.id}` : `/people/${holder.ownerId}/plan?period=${period.id}`
  return (
    <aside aria-label={words('title')} className="beside">
      <section aria-labelledby="live-check">
        <h3 id="live-check">{t('title')}</h3>
        <LiveCheck basis={basis} locale={locale} waiting={t('saved')} />
      </section>
      <Details summary={words('direction')}>
        <DirectionNow current={direction} timeZone={timeZone} />
      </Details>
      {plan !== null && (
        <Details summary={words('plan')}>
          {plan.words ? <PlanWords words={plan.words} /> : <p className="muted">{words('noPlan')}</p>}
          <p className="under">
            <Link href={itsPlan as Route} prefetch={false}>
              {words('openPlan')}
            </Link>
          </p>
        </Details>
      )}
    </aside>
  )
}
