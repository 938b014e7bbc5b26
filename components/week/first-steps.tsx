import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { FirstSteps as Steps } from '@/db/queries/parts/first-steps'

type Step = {
  key: 'teams' | 'people' | 'invite' | 'goal' | 'open' | 'goals'
  done: boolean
  by: By
  href: string
}
type By = 'admin' | 'executive'

/** From an empty installation to the first goals: what is done, what comes next, and who does it. */
export function FirstSteps({ steps }: { steps: Steps }) {
  const t = useTranslations('week.firstSteps')
  const all = stepsOf(steps)
  const next = all.find(({ done, by }) => !done && steps[by])
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="section-head">
        {t('title')}
      </h2>
      <ol className="todo">
        {all.map(({ key, done, by, href }) => (
          <li key={key}>
            <div>
              <b>
                {done && (
                  <>
                    <span aria-hidden="true">✓ </span>
                    <span className="visually-hidden">{t('done')} </span>
                  </>
                )}
                {t(`${key}.title`)}
              </b>
              {!done && <p>{t(`${key}.text`, { waiting: steps.waiting ?? 0 })}</p>}
            </div>
            {!done && !steps[by] && <p className="small muted">{t(by)}</p>}
            {!done && steps[by] && (
              <Link
                className={key === next?.key ? 'button primary' : 'button'}
                href={href as Route}
                prefetch={false}
              >
                {t(key === 'goal' && steps.goal ? 'goal.finish' : `${key}.button`)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function stepsOf({ teams, people, waiting, goal, periodId, opened }: Steps): Step[] {
  return [
    { key: 'teams', done: teams, by: 'admin', href: '/admin/teams' },
    { key: 'people', done: people, by: 'admin', href: '/admin/people/new' },
    { key: 'invite', done: waiting === 0, by: 'admin', href: '/admin/people' },
    {
      key: 'goal',
      done: goal?.state === 'agreed' || goal?.state === 'graded',
      by: 'executive',
      href: goal ? `/goals/${goal.id}` : `/goals/new?period=${periodId}&for=company`,
    },
    { key: 'open', done: opened, by: 'executive', href: `/periods/${periodId}` },
    { key: 'goals', done: false, by: 'executive', href: `/company?period=${periodId}` },
  ]
}
