import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import type { Found } from '@/db/queries/search'
import { formatPeriod } from '@/lib/i18n/format'

/** People and goals whose name holds what was typed. */
export function SearchPage({ found, maximum }: { found: Found; maximum: number }) {
  const t = useTranslations('search')
  const { text, people, goals } = found
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        {text && <p className="state">{t('state', { text, count: people.length + goals.length })}</p>}
      </header>
      <search>
        <form action="/search" className="field">
          <label htmlFor="search">{t('label')}</label>
          <p className="actions">
            <input id="search" name="q" type="search" defaultValue={text} maxLength={maximum} />
            <button className="button">{t('button')}</button>
          </p>
        </form>
      </search>
      {people.length > 0 && (
        <section aria-labelledby="people">
          <h2 id="people">{t('people')}</h2>
          <ul className="todo under">
            {people.map(({ id, name, position, teamName, active }) => (
              <li key={id}>
                <div>
                  <Link href={`/people/${id}` as Route} prefetch={false}>
                    {name}
                  </Link>
                  <p className="small">
                    {[position, teamName, !active && t('left')].filter(Boolean).join(' · ')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {goals.length > 0 && <FoundGoals goals={goals} />}
    </>
  )
}

function FoundGoals({ goals }: Pick<Found, 'goals'>) {
  const t = useTranslations('search')
  const locale = useLocale()
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{t('goals')}</h2>
      <ul className="todo under">
        {goals.map(({ id, name, ownerName, state, period }) => (
          <li key={id}>
            <div>
              <Link href={`/goals/${id}` as Route} prefetch={false}>
                {name}
              </Link>
              <p className="small">
                {[ownerName, formatPeriod(period, locale), t(`states.${state}`)].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
