import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/panels'
import { withQuery, type Sort } from '@/components/ui/sort-link'
import type { BoardShow } from '@/db/queries/parts/board-order'
import type { TeamBoard } from '@/db/queries/team-board'
import { MetricTable } from './metric-table'
import { PeopleTable } from './people-table'

export type BoardProps = {
  board: TeamBoard
  sort: Sort
  show: BoardShow
  path: string
  query: Record<string, string | string[] | undefined>
}

const shows = ['all', 'behind', 'toRead', 'noCheckIn'] as const satisfies readonly BoardShow[]

/** The people of a team, with what to show of whom as links, so that a view can be shared. */
export function People(props: BoardProps) {
  const { board, sort, show, path, query } = props
  const t = useTranslations('team.list')
  const { rows, metric, metrics, hidden, teams } = board
  if (rows.all === 0 && hidden === 0)
    return teams.length > 0 ? null : (
      <section>
        <EmptyState
          title={t('emptyTitle')}
          action={
            board.administers && (
              <Link className="button" href={'/admin/people' as Route}>
                {t('emptyAction')}
              </Link>
            )
          }
        >
          {t('emptyText')}
        </EmptyState>
      </section>
    )
  const offered = shows.filter((one) => one !== 'toRead' || board.directs)
  return (
    <section aria-labelledby="people">
      <div className="section-head">
        <h2 id="people">{sort.by === 'status' && !sort.down ? t('furthest') : t('title')}</h2>
        <nav className="filters" aria-label={t('filters')}>
          {offered.map((one) => (
            <Link
              key={one}
              href={withQuery(path, query, { show: one === 'all' ? undefined : one })}
              aria-current={one === show ? 'true' : undefined}
              prefetch={false}
              scroll={false}
            >
              {t(one, { count: rows[one] })}
            </Link>
          ))}
        </nav>
      </div>
      {metrics.length > 0 && (
        <nav className="filters small" aria-label={t('metrics')}>
          {[null, ...metrics].map((one) => (
            <Link
              key={one?.id ?? 'overview'}
              href={withQuery(path, query, { metric: one?.id, sort: undefined })}
              aria-current={one?.id === metric?.id ? 'true' : undefined}
              prefetch={false}
              scroll={false}
            >
              {one?.name ?? t('overview')}
            </Link>
          ))}
        </nav>
      )}
      {metric ? <MetricTable {...props} /> : <PeopleTable {...props} />}
      {board.people.length === 0 && (
        <p className="muted under">
          {t('noneShown')}{' '}
          <Link href={withQuery(path, query, { show: undefined })} prefetch={false} scroll={false}>
            {t('showAll')}
          </Link>
        </p>
      )}
      {hidden > 0 && <p className="small muted under">{t('hidden', { count: hidden })}</p>}
    </section>
  )
}
