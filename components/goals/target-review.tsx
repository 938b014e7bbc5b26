import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalPage } from '@/db/queries/goal-page'
import { keepTarget } from '@/lib/actions/goals'
import { useReviewWords } from './review-words'

/** A target above changed since this goal was settled: it is kept, or adjusted. */
export function TargetReviewPanel({ page }: { page: GoalPage }) {
  const t = useTranslations('alignment.review')
  const words = useReviewWords(page.timeZone)
  const { reviews, goal, acts } = page
  if (reviews.length === 0) return null
  return (
    <section className="note under" aria-labelledby="review">
      <h2 id="review">{t('title')}</h2>
      <ul>
        {reviews.map((one) => (
          <li key={one.parentId}>
            <Link href={`/goals/${one.parentGoalId}` as Route} prefetch={false}>
              {one.parentGoal}
            </Link>
            <p>{words(one)}</p>
          </li>
        ))}
      </ul>
      <ActionForm action={keepTarget} className="under">
        <input type="hidden" name="goalId" value={goal.id} />
        <input type="hidden" name="changedAt" value={latest(reviews)} />
        <p className="actions">
          <SubmitButton tone="plain">{t('keep')}</SubmitButton>
          {acts.includes('adjust') && (
            <Link className="button" href={`/goals/${goal.id}/adjust` as Route} prefetch={false}>
              {t('adjust')}
            </Link>
          )}
          <span className="small muted">{t('keepHint')}</span>
        </p>
      </ActionForm>
    </section>
  )
}

const latest = (reviews: GoalPage['reviews']): string =>
  new Date(Math.max(...reviews.map(({ at }) => Date.parse(at)))).toISOString()
