import { useTranslations } from 'next-intl'
import { CommentThread } from '@/components/check-ins/comment-thread'
import type { GoalPage } from '@/db/queries/goal-page'

/** What is said about the goal as a whole; weeks and adjustments have threads of their own. */
export function GoalComments({ page }: { page: GoalPage }) {
  const t = useTranslations('goal')
  if (!page.comments && page.thread.length === 0) return null
  return (
    <section aria-labelledby="comments">
      <div className="section-head">
        <h2 id="comments">{t('comments')}</h2>
      </div>
      <CommentThread
        goalId={page.goal.id}
        comments={page.thread}
        mayComment={page.comments}
        timeZone={page.timeZone}
      />
    </section>
  )
}
