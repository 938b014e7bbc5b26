import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { Adjustment } from './adjustment'

/** Every adjustment of a goal, newest first: old → new, who, why, and what is still to be decided. */
export function AdjustmentList({ page }: { page: GoalPage }) {
  const t = useTranslations('adjustment')
  const { adjustments, acts, goal } = page
  if (adjustments.length === 0 && !acts.includes('adjust')) return null
  return (
    <section aria-labelledby="adjustments">
      <div className="section-head">
        <h2 id="adjustments">{t('title')}</h2>
        {acts.includes('adjust') && (
          <Link href={`/goals/${goal.id}/adjust` as Route} prefetch={false}>
            {t('propose')}
          </Link>
        )}
      </div>
      {adjustments.length === 0 && <p className="muted">{t('none')}</p>}
      {adjustments.map((one) => (
        <Adjustment key={one.id} adjustment={one} page={page} />
      ))}
    </section>
  )
}
