import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { useReviewWords } from '@/components/goals/review-words'
import type { TeamBoard } from '@/db/queries/team-board'

/** Goals under a target that changed: each is kept or adjusted on its own page. */
export function Reviews({ board: { reviews, timeZone } }: { board: TeamBoard }) {
  const t = useTranslations('alignment.review')
  const words = useReviewWords(timeZone)
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{t('title')}</h2>
      <ul className="todo under">
        {reviews.map((one) => (
          <li key={`${one.goalId} ${one.parentId}`}>
            <div>
              <b>{one.goal}</b>
              <p>
                {t('of', { name: one.by })}
                {t('space')}
                {words(one)}
              </p>
            </div>
            <Link className="button" href={`/goals/${one.goalId}#review` as Route} prefetch={false}>
              {t('open')}
              <span className="visually-hidden"> {one.goal}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
