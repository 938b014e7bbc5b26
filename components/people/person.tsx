import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { ExcuseForm } from '@/components/check-ins/excuse-form'
import { Note } from '@/components/notes/note'
import { Details, EmptyState } from '@/components/ui/panels'
import type { PersonPage } from '@/db/queries/person-page'
import { formatPeriod } from '@/lib/i18n/format'
import { CheckInDiscipline } from './check-in-discipline'
import { GoalsOverTime } from './goals-over-time'
import { PersonState } from './person-state'
import { UndecidedGoals } from './undecided-goals'

/** Somebody: where they stand now, their goals over time, how they check in, and for those above, what to do. */
export function Person({ page }: { page: PersonPage }) {
  const t = useTranslations('person')
  const { person, periods, notes, timeZone } = page
  return (
    <>
      <header>
        <Who page={page} />
        <h1>{person.name}</h1>
        <PersonState page={page} />
        {page.self && page.period && (
          <p className="actions under">
            <PlanLink page={page} />
            <StatementLink page={page} />
          </p>
        )}
        {page.above && <Actions page={page} />}
      </header>
      <UndecidedGoals page={page} />
      <section aria-labelledby="goals">
        <h2 id="goals">{t('goals.title')}</h2>
        {periods.length > 0 ? (
          <GoalsOverTime periods={periods} today={page.today} />
        ) : (
          <EmptyState
            title={t('goals.emptyTitle')}
            action={
              page.self && (
                <Link className="button" href={'/goals/new' as Route}>
                  {t('goals.emptyAction')}
                </Link>
              )
            }
          >
            {t(page.self ? 'goals.emptySelf' : 'goals.emptyText')}
          </EmptyState>
        )}
      </section>
      {periods.some(({ discipline }) => discipline !== null) && <CheckInDiscipline periods={periods} />}
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <div className="section-head">
            <h2 id="notes">{t('notes')}</h2>
            <Link href="/notes" prefetch={false}>
              {t('allNotes')}
            </Link>
          </div>
          {notes.map((note) => (
            <Note key={note.id} note={note} timeZone={timeZone} about={page.self ? 'me' : 'person'} />
          ))}
        </section>
      )}
    </>
  )
}

/** Position, team and lead, in the line above the name. */
function Who({ page: { person, period } }: { page: PersonPage }) {
  const t = useTranslations('person.who')
  const chosen = period ? `?period=${period.id}` : ''
  const team = ({ id, name }: { id: string; name: string }) => (
    <Link key={id} href={`/teams/${id}${chosen}` as Route} prefetch={false}>
      {name}
    </Link>
  )
  const parts = [
    person.position || null,
    person.team ? team(person.team) : t('noTeam'),
    person.lead && t('lead', { name: person.lead.name }),
    person.leads.length > 0 && t.rich('leads', { teams: () => person.leads.map(team).flatMap(spaced) }),
    !person.active && t('left'),
  ].filter(Boolean)
  return <p className="where">{parts.flatMap((part, index) => (index > 0 ? [' · ', part] : [part]))}</p>
}

const spaced = <T,>(node: T, index: number): (T | string)[] => (index > 0 ? [' ', node] : [node])

/** The way to the plan of the chosen period; for the person and those above. */
function PlanLink({ page: { person, period } }: { page: PersonPage }) {
  const t = useTranslations('person.act')
  const locale = useLocale()
  return (
    <Link
      className="button"
      href={`/people/${person.id}/plan?period=${period!.id}` as Route}
      prefetch={false}
    >
      {t('plan', { period: formatPeriod(period!, locale) })}
    </Link>
  )
}

/** The way to the chosen period's statement; for the same. */
function StatementLink({ page: { person, period } }: { page: PersonPage }) {
  const t = useTranslations('statement')
  const locale = useLocale()
  return (
    <Link
      className="button"
      href={`/people/${person.id}/statement?period=${period!.id}` as Route}
      prefetch={false}
    >
      {t('link', { period: formatPeriod(period!, locale) })}
    </Link>
  )
}

/** What somebody above can do here. */
function Actions({ page }: { page: PersonPage }) {
  const t = useTranslations('person.act')
  const { person, period, week } = page
  const open = period !== null && period.state !== 'closed'
  return (
    <>
      <p className="actions under">
        {person.active && (
          <Link className="button" href={`/notes?person=${person.id}` as Route} prefetch={false}>
            {t('note')}
          </Link>
        )}
        {open && (
          <Link className="button" href={`/check-in?for=${person.id}` as Route} prefetch={false}>
            {t('checkIn')}
          </Link>
        )}
        {open && person.active && (
          <Link
            className="button"
            href={`/goals/new?period=${period.id}&for=person:${person.id}` as Route}
            prefetch={false}
          >
            {t('goal')}
          </Link>
        )}
        {period !== null && (
          <>
            <PlanLink page={page} />
            <StatementLink page={page} />
          </>
        )}
      </p>
      {person.active && (
        <Details plain summary={t(person.excused ? 'excused' : 'excuse')}>
          <ExcuseForm personId={person.id} week={week} excused={person.excused} />
        </Details>
      )}
    </>
  )
}
