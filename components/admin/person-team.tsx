import { useLocale, useTranslations } from 'next-intl'
import type { AdminPersonScreen } from '@/db/queries/admin-person'
import type { OpenGoal } from '@/db/queries/parts/open-goals'
import { moveGoals, movePerson } from '@/lib/actions/people'
import { formatDay } from '@/lib/i18n/format'
import { ActionForm } from '../ui/action-form'
import { Field, Select } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { MovedGoals } from './moved-goals'

/** The team somebody belongs to, with dates; each open goal is asked about. */
export function PersonTeam({ screen }: { screen: AdminPersonScreen }) {
  const t = useTranslations('admin.person.team')
  const add = useTranslations('admin.add')
  const person = useTranslations('admin.person')
  const locale = useLocale()
  const { team, planned, goals, unread, teams } = screen
  const elsewhere = team ? goals.filter(({ teamId }) => teamId !== team.id) : []
  return (
    <>
      <section>
        <h2>{t('title')}</h2>
        <p>
          {[
            team ? t('now', { team: team.name }) : t('none'),
            ...(planned.length === 0
              ? [t('plannedNone')]
              : planned.map(({ from, teamName }) => {
                  const day = formatDay(from, locale)
                  return teamName === null ? t('plannedOut', { day }) : t('planned', { day, team: teamName })
                })),
          ].join(locale === 'en' ? ' ' : '')}
        </p>
        <ActionForm action={movePerson}>
          <input type="hidden" name="personId" value={screen.id} />
          <Select
            name="teamId"
            label={t('to')}
            defaultValue={team?.id ?? ''}
            options={[
              { value: '', label: add('noTeam') },
              ...teams.map(({ id, path }) => ({ value: id, label: path })),
            ]}
          />
          <Field name="from" label={t('from')} hint={t('fromHint')} type="date" defaultValue={screen.today} />
          {goals.length > 0 && (
            <fieldset className="under">
              <legend>{t('goals')}</legend>
              <p className="muted">{t('goalsText')}</p>
              <MovedGoals goals={goals} moves={t('moves')} />
            </fieldset>
          )}
          {unread > 0 && <p className="muted">{person('unread', { count: unread })}</p>}
          <div className="actions under">
            <SubmitButton tone="plain">{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      {team && elsewhere.length > 0 && <Elsewhere screen={screen} goals={elsewhere} team={team.name} />}
    </>
  )
}

function Elsewhere({ screen, goals, team }: { screen: AdminPersonScreen; goals: OpenGoal[]; team: string }) {
  const t = useTranslations('admin.person.elsewhere')
  return (
    <section>
      <h2>{t('title')}</h2>
      <p className="muted">{t('text', { team })}</p>
      <ActionForm action={moveGoals}>
        <input type="hidden" name="personId" value={screen.id} />
        <MovedGoals goals={goals} moves={t('moves', { team })} />
        <div className="actions under">
          <SubmitButton tone="plain">{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
