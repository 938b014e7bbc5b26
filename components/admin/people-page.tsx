import { useLocale, useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { AdminPeopleScreen, AdminPerson, PeopleFilter } from '@/db/queries/admin-people'
import { formatInstant } from '@/lib/i18n/format'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import { EmptyState } from '../ui/panels'

type Props = { screen: AdminPeopleScreen; filter: PeopleFilter; timeZone: string }

const addressOf = (filter: Partial<PeopleFilter>): Route => {
  const query = new URLSearchParams()
  if (filter.search) query.set('search', filter.search)
  if (filter.active === false) query.set('active', 'false')
  if (filter.after) query.set('after', filter.after)
  return `/admin/people${query.size > 0 ? `?${query}` : ''}` as Route
}

export function PeoplePage({ screen, filter, timeZone }: Props) {
  const t = useTranslations('admin.people')
  const { counts, people, next } = screen
  const tab = (active: boolean, label: string) => (
    <Link
      href={addressOf({ active })}
      aria-current={filter.active === active ? 'page' : undefined}
      prefetch={false}
    >
      {label}
    </Link>
  )
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state', { active: counts.active, waiting: counts.withoutPassword })}</p>
      </header>
      <section>
        <div className="section-head">
          <div className="filters">
            {tab(true, t('active', { count: counts.active }))}
            {tab(false, t('inactive', { count: counts.inactive }))}
          </div>
          <form role="search" className="actions" action="/admin/people">
            <label className="visually-hidden" htmlFor="search">
              {t('search')}
            </label>
            <input
              id="search"
              name="search"
              type="search"
              defaultValue={filter.search}
              placeholder={t('search')}
              maxLength={NAME_LENGTH}
            />
            {!filter.active && <input type="hidden" name="active" value="false" />}
            <button className="button">{t('find')}</button>
          </form>
          <Link className="button primary" href="/admin/people/new">
            {t('add')}
          </Link>
        </div>
        {people.length === 0 ? (
          <EmptyState title={filter.search || filter.active ? t('none') : t('noneLeft')}>
            {filter.search || filter.active ? t('noneHint') : t('noneLeftHint')}
          </EmptyState>
        ) : (
          <PeopleTable people={people} timeZone={timeZone} />
        )}
        {(next !== null || filter.after !== null) && (
          <p className="actions under">
            {filter.after !== null && <Link href={addressOf({ ...filter, after: null })}>{t('first')}</Link>}
            {next !== null && <Link href={addressOf({ ...filter, after: next })}>{t('next')}</Link>}
          </p>
        )}
      </section>
    </>
  )
}

function PeopleTable({ people, timeZone }: { people: AdminPerson[]; timeZone: string }) {
  const t = useTranslations('admin.people')
  const locale = useLocale()
  const when = (instant: Date) => formatInstant(instant, locale, timeZone)
  const access = ({ hasPassword, invitedUntil, lastSeenAt }: AdminPerson): string => {
    if (invitedUntil !== null) return t('invited', { day: when(invitedUntil) })
    if (!hasPassword) return t('notInvited')
    return lastSeenAt === null ? t('neverSeen') : t('seen', { day: when(lastSeenAt) })
  }
  const roles = ({ executive, executivePending, admin }: AdminPerson): string =>
    [executive && t('executive'), executivePending && t('executivePending'), admin && t('admin')]
      .filter((role) => role !== false)
      .join(' · ') || t('member')
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('team')}</th>
          <th scope="col">{t('roles')}</th>
          <th scope="col">{t('access')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <Link className="underline" href={`/admin/people/${person.id}`} prefetch={false}>
                {person.name}
              </Link>
              <span className="sub">
                {person.email}
                {person.position && ` · ${person.position}`}
              </span>
            </th>
            <td data-label={t('team')}>{person.teamName ?? <span className="muted">{t('noTeam')}</span>}</td>
            <td data-label={t('roles')}>{roles(person)}</td>
            <td data-label={t('access')}>{access(person)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
