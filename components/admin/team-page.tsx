import { useLocale, useTranslations } from 'next-intl'
import type { Route } from 'next'
import Link from 'next/link'
import type { AdminTeamScreen, DatedChoice } from '@/db/queries/admin-teams'
import { archiveTeam, renameTeam, setLead, setParent } from '@/lib/actions/teams'
import { formatDay } from '@/lib/i18n/format'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import type { Day } from '@/lib/okr/types'
import { Confirmations } from '../confirmations/confirmations'
import { ActionForm } from '../ui/action-form'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Field, Select, type Option } from '../ui/field'
import { Details, EmptyState } from '../ui/panels'
import { SubmitButton } from '../ui/submit-button'
import { Recorded } from './recorded'

/** One team: its name, who leads it, where it stands, who belongs to it; lead and place with dates. */
export function TeamPage({ screen, timeZone }: { screen: AdminTeamScreen; timeZone: string }) {
  const t = useTranslations('admin.team')
  const teams = useTranslations('admin.teams')
  const common = useTranslations('common')
  const { id, name, version, lead, parent, members, below } = screen
  const noLead = { value: '', label: teams('nobody') }
  const noParent = { value: '', label: teams('company') }
  return (
    <>
      <header>
        <p className="where">{parent ? t('below', { parent: parent.name }) : t('belowCompany')}</p>
        <h1>{name}</h1>
        <p className="state">
          {t('state', { members: members.length, lead: lead ? 'one' : 'none', leadName: lead?.name ?? '' })}{' '}
          <Link href={`/teams/${id}` as Route}>{t('board')}</Link>
        </p>
      </header>
      <Confirmations changes={screen.confirmations} timeZone={timeZone} title="all" />
      <section>
        <h2>{t('leadTitle')}</h2>
        <p className="muted">{t('leadHint')}</p>
        <ActionForm action={setLead}>
          <DatedFields
            teamId={id}
            name="leadId"
            label={t('leadTitle')}
            chosen={lead?.id}
            options={[noLead, ...screen.people.map((person) => ({ value: person.id, label: person.name }))]}
            today={screen.today}
            submit={t('leadSubmit')}
          />
        </ActionForm>
        <History rows={screen.leads} />
        <Recorded rows={screen.recorded.leads} timeZone={timeZone} />
      </section>
      <section>
        <h2>{t('parentTitle')}</h2>
        <ActionForm action={setParent}>
          <DatedFields
            teamId={id}
            name="parentId"
            label={teams('parent')}
            chosen={parent?.id}
            options={[noParent, ...screen.teams.map((team) => ({ value: team.id, label: team.path }))]}
            today={screen.today}
            submit={t('parentSubmit')}
          />
        </ActionForm>
        <History rows={screen.parents} />
        <Recorded rows={screen.recorded.parents} timeZone={timeZone} />
      </section>
      <section>
        <h2>{t('rename')}</h2>
        <ActionForm action={renameTeam} version={version}>
          <input type="hidden" name="teamId" value={id} />
          <Field
            name="name"
            label={t('rename')}
            hiddenLabel
            defaultValue={name}
            maxLength={NAME_LENGTH}
            autoComplete="off"
          />
          <div className="actions under">
            <SubmitButton tone="plain">{t('renameSubmit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <Members members={members} />
      {below.length > 0 && (
        <section>
          <h2>{t('teamsTitle')}</h2>
          <ul className="under">
            {below.map((team) => (
              <li key={team.id}>
                <Link className="inline-block py-1" href={`/admin/teams/${team.id}`}>
                  {team.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('archiveTitle')}</h2>
        <p className="muted">{t('archiveText')}</p>
        <div className="actions under">
          <ConfirmDialog
            button={t('archive')}
            title={t('archiveConfirm', { name })}
            cancel={common('cancel')}
            tone="final"
          >
            <ActionForm action={archiveTeam} version={version} className="under">
              <input type="hidden" name="teamId" value={id} />
              <SubmitButton tone="final">{t('archiveSubmit', { name })}</SubmitButton>
            </ActionForm>
          </ConfirmDialog>
        </div>
      </section>
    </>
  )
}

type Dated = {
  teamId: string
  name: string
  label: string
  chosen: string | undefined
  options: Option[]
  today: Day
  submit: string
}

function DatedFields({ teamId, name, label, chosen, options, today, submit }: Dated) {
  const t = useTranslations('admin.team')
  return (
    <>
      <input type="hidden" name="teamId" value={teamId} />
      <Select name={name} label={label} hiddenLabel defaultValue={chosen ?? ''} options={options} />
      <Field name="from" label={t('from')} hint={t('fromHint')} type="date" defaultValue={today} />
      <div className="actions under">
        <SubmitButton tone="plain">{submit}</SubmitButton>
      </div>
    </>
  )
}

function History({ rows }: { rows: DatedChoice[] }) {
  const t = useTranslations('admin.team')
  const locale = useLocale()
  if (rows.length < 2 && rows[0]?.to == null) return null
  return (
    <Details summary={t('history')} plain>
      <ul>
        {rows.map(({ name, from, to }) => (
          <li key={from}>
            {to === null
              ? t('since', { name, from: formatDay(from, locale) })
              : t('span', { name, from: formatDay(from, locale), to: formatDay(to, locale) })}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function Members({ members }: { members: AdminTeamScreen['members'] }) {
  const t = useTranslations('admin.team')
  const locale = useLocale()
  return (
    <section>
      <h2>{t('membersTitle')}</h2>
      {members.length === 0 ? (
        <EmptyState
          title={t('noMembers')}
          action={
            <Link className="button" href="/admin/people/new">
              {t('addMember')}
            </Link>
          }
        >
          {t('noMembersHint')}
        </EmptyState>
      ) : (
        <ul className="under">
          {members.map(({ id, name, position, from }) => (
            <li key={id}>
              <Link href={`/admin/people/${id}`} prefetch={false}>
                {name}
              </Link>{' '}
              <span className="muted">
                {position && `${position} · `}
                {t('memberFrom', { day: formatDay(from, locale) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
