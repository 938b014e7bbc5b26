import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { AlignmentPage, Unaligned } from '@/db/queries/alignment-page'

/** More than these are opened in place. */
const FIRST = 8

/** Goals that nothing ties to one above, whatever they measure. */
export function UnalignedGoals({ page: { unaligned, below, period } }: { page: AlignmentPage }) {
  const t = useTranslations('alignment.unaligned')
  const [first, rest] = [unaligned.slice(0, FIRST), unaligned.slice(FIRST)]
  return (
    <section aria-labelledby="unaligned">
      <div className="section-head">
        <h2 id="unaligned">{t('title')}</h2>
      </div>
      {unaligned.length === 0 ? (
        period !== null && <p className="muted">{t(below > 0 ? 'none' : 'noGoal')}</p>
      ) : (
        <>
          <p className="small muted">{t('text')}</p>
          <List goals={first} />
          {rest.length > 0 && (
            <details>
              <summary>{t('more', { count: rest.length })}</summary>
              <List goals={rest} />
            </details>
          )}
        </>
      )}
    </section>
  )
}

function List({ goals }: { goals: readonly Unaligned[] }) {
  const t = useTranslations('alignment')
  return (
    <ul className="lines">
      {goals.map(({ id, name, holder, state, relevance, aligns }) => (
        <li key={id}>
          <Link href={`/goals/${id}` as Route} prefetch={false}>
            {name}
          </Link>
          <p className="small muted">
            {holder}
            {(state === 'draft' || state === 'submitted') && t('dot') + t(`goalState.${state}`)}
            {relevance !== '' && t('dot') + t('unaligned.reason', { reason: relevance })}
          </p>
          {aligns && (
            <Link className="button quiet" href={`/goals/${id}/edit#align` as Route} prefetch={false}>
              {t('unaligned.align')}
              <span className="visually-hidden">{t('unaligned.alignOf', { goal: name })}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
