import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { TeamOption } from '@/db/queries/parts/team-options'
import { addPerson } from '@/lib/actions/people'
import type { Day, Locale } from '@/lib/okr/types'
import { ActionForm } from '../ui/action-form'
import { CheckField, Field, Select } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { PersonFields } from './person-fields'

export function AddPerson({ teams, today, locale }: { teams: TeamOption[]; today: Day; locale: Locale }) {
  const t = useTranslations('admin.add')
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state')}</p>
      </header>
      <ActionForm action={addPerson} className="sheet">
        <PersonFields person={{ name: '', email: '', position: '', locale }} />
        <Select
          name="teamId"
          label={t('team')}
          hint={teams.length > 0 ? t('teamHint') : <TeamFirst />}
          options={[
            { value: '', label: t('noTeam') },
            ...teams.map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
        <Field name="from" label={t('from')} hint={t('fromHint')} type="date" defaultValue={today} />
        <CheckField name="executive" label={t('executive')} hint={t('executiveHint')} />
        <CheckField name="admin" label={t('admin')} />
        <div className="submit actions">
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function TeamFirst() {
  const t = useTranslations('admin')
  return (
    <>
      {t('add.teamFirst')}{' '}
      <Link className="underline" href="/admin/teams">
        {t('nav.teams')}
      </Link>
    </>
  )
}
