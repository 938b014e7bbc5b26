import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { TeamBoard } from '@/db/queries/team-board'

/** Goals that wait for somebody above: the first thing to do on a board. */
export function Submitted({ goals }: { goals: TeamBoard['submitted'] }) {
  const t = useTranslations('team.submitted')
  return (
    <section aria-labelledby="submitted">
      <h2 id="submitted">{t('title')}</h2>
      <ul className="todo under">
        {goals.map(({ id, name, ownerName }) => (
          <li key={id}>
            <div>
              <b>{name}</b>
              <p>{ownerName}</p>
            </div>
            <Link className="button" href={`/goals/${id}` as Route} prefetch={false}>
              {t('open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
