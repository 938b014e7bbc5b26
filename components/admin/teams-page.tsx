import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AdminTeamsScreen } from '@/db/queries/admin-teams'
import { addTeam } from '@/lib/actions/teams'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import { Confirmations } from '../confirmations/confirmations'
import { ActionForm } from '../ui/action-form'
import { Field, Select } from '../ui/field'
import { Details, EmptyState } from '../ui/panels'
import { SubmitButton } from '../ui/submit-button'

/** The tree of teams, and a form for one more. */
export function TeamsPage({ screen, timeZone }: { screen: AdminTeamsScreen; timeZone: string }) {
  const t = useTranslations('admin.teams')
  const { teams } = screen
  const unled = teams.filter(({ leadId }) => leadId === null).length
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state', { count: teams.length, unled })}</p>
      </header>
      <Confirmations changes={screen.confirmations} timeZone={timeZone} title="all" />
      <section>
        {teams.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <TeamsTable teams={teams} />
        )}
      </section>
      <section>
        <Details summary={t('add')} open={teams.length === 0}>
          <AddTeam screen={screen} />
        </Details>
      </section>
    </>
  )
}

const indents = ['', 'pl-6', 'pl-12', 'pl-18'] as const

function TeamsTable({ teams }: { teams: AdminTeamsScreen['teams'] }) {
  const t = useTranslations('admin.teams')
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('lead')}</th>
          <th scope="col" className="num">
            {t('members')}
          </th>
          <th scope="col">{t('planned')}</th>
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.id}>
            <th scope="row">
              <span className={indents[Math.min(team.depth, 3)]}>
                <Link href={`/admin/teams/${team.id}`} prefetch={false}>
                  {team.name}
                </Link>
              </span>
            </th>
            <td data-label={t('lead')}>{team.leadName ?? <span className="muted">{t('noLead')}</span>}</td>
            <td data-label={t('members')} className="num">
              {team.members}
            </td>
            <td data-label={t('planned')}>{t('plannedChanges', { count: team.planned })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AddTeam({ screen: { teams, people, today } }: { screen: AdminTeamsScreen }) {
  const t = useTranslations('admin.teams')
  return (
    <ActionForm action={addTeam}>
      <Field name="name" label={t('addName')} maxLength={NAME_LENGTH} autoComplete="off" />
      <Select
        name="parentId"
        label={t('parent')}
        options={[
          { value: '', label: t('company') },
          ...teams.map(({ id, path }) => ({ value: id, label: path })),
        ]}
      />
      <Select
        name="leadId"
        label={t('addLead')}
        options={[
          { value: '', label: t('nobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field name="from" label={t('from')} type="date" defaultValue={today} />
      <div className="actions under">
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
