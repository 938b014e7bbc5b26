import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { GoalPage } from '@/db/queries/goal-page'
import { formatWeight } from '@/lib/i18n/format'

/** What the goal counts towards above, or why it stands without arithmetic. */
export function AlignmentPanel({ page }: { page: GoalPage }) {
  const t = useTranslations('goal.alignment')
  const { goal, story, acts } = page
  const standing = goal.keyResults.filter(({ dropped }) => !dropped)
  const link = (to: { id: string; name: string }) => (
    <Link href={`/goals/${to.id}` as Route} prefetch={false}>
      {to.name}
    </Link>
  )
  return (
    <section aria-labelledby="alignment">
      <div className="section-head">
        <h2 id="alignment">{t('title')}</h2>
        {acts.includes('plan') && (
          <Link href={`/goals/${goal.id}/edit#align` as Route} prefetch={false}>
            {t('edit')}
          </Link>
        )}
      </div>
      <dl className="parts unnumbered">
        {standing.map((one) => {
          const parents = story.parents.filter(({ keyResultId }) => keyResultId === one.id)
          return (
            <div key={one.id}>
              <dt>{one.name}</dt>
              <dd>
                {parents.length === 0 && <span className="faint">{t('none')}</span>}
                {parents.map((parent) => (
                  <span className="block" key={parent.parentId}>
                    <Share share={parent.share} /> {parent.name ?? t('hidden')}
                    {parent.goal && <> · {link(parent.goal)}</>}
                    {parent.holder && <span className="muted"> · {parent.holder}</span>}
                  </span>
                ))}
              </dd>
            </div>
          )
        })}
        {story.supports && (
          <div>
            <dt>{t('supports')}</dt>
            <dd>{link(story.supports)}</dd>
          </div>
        )}
        {story.relevance && (
          <div>
            <dt>{t('relevance')}</dt>
            <dd className="whitespace-pre-line">{story.relevance}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Share({ share }: { share: number }) {
  const t = useTranslations('goal.alignment')
  const locale = useLocale()
  return <>{t('share', { share: formatWeight(share, locale) })}</>
}
