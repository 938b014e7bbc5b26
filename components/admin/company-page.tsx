import { useLocale, useTranslations } from 'next-intl'
import type { AdminCompanyScreen, SpecialDay } from '@/db/queries/admin-company'
import { addSpecialDay, editCompany, removeSpecialDay } from '@/lib/actions/company'
import { formatDay } from '@/lib/i18n/format'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import type { Day } from '@/lib/okr/types'
import { ActionForm } from '../ui/action-form'
import { CheckField, Field, Select } from '../ui/field'
import { Details, EmptyState } from '../ui/panels'
import { SubmitButton } from '../ui/submit-button'
import { CompanyFields, ThresholdFields } from './company-fields'

export function CompanyPage({ screen }: { screen: AdminCompanyScreen }) {
  const t = useTranslations('admin.company')
  const setup = useTranslations('setup.thresholds')
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state')}</p>
      </header>
      <section>
        <ActionForm action={editCompany} version={screen.version}>
          <CompanyFields company={screen} />
          <fieldset className="goal">
            <legend>{setup('title')}</legend>
            <div className="pt-3">
              <ThresholdFields onTrack={screen.onTrack} atRisk={screen.atRisk} />
            </div>
          </fieldset>
          <fieldset className="goal">
            <legend>{t('settings')}</legend>
            <div className="pt-3">
              <Select
                name="visibility"
                label={t('visibility')}
                hint={t('visibilityHint')}
                defaultValue={screen.visibility}
                options={[
                  { value: 'everyone', label: t('everyone') },
                  { value: 'team', label: t('ownTeam') },
                  { value: 'leads', label: t('leadsOnly') },
                ]}
              />
              <Select
                name="scoreAgainst"
                label={t('scoreAgainst')}
                hint={t('scoreHint')}
                defaultValue={screen.scoreAgainst}
                options={[
                  { value: 'adjusted', label: t('adjusted') },
                  { value: 'original', label: t('original') },
                ]}
              />
              <CheckField
                name="penaltyAmounts"
                label={t('penaltyAmounts')}
                hint={t('penaltyHint')}
                defaultChecked={screen.penaltyAmounts}
              />
            </div>
          </fieldset>
          <div className="submit actions">
            <SubmitButton>{t('submit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <SpecialDays days={screen.specialDays} today={screen.today} />
    </>
  )
}

function SpecialDays({ days, today }: { days: SpecialDay[]; today: Day }) {
  const t = useTranslations('admin.company')
  const coming = days.filter(({ day }) => day >= today)
  const past = days.filter(({ day }) => day < today)
  return (
    <section id="days">
      <h2>{t('days')}</h2>
      <p className="muted">{t('daysText')}</p>
      {days.length === 0 && <EmptyState title={t('noDays')}>{t('noDaysHint')}</EmptyState>}
      {coming.length > 0 && <DaysTable days={coming} />}
      {past.length > 0 && (
        <Details summary={t('pastDays', { count: past.length })} plain>
          <DaysTable days={past} />
        </Details>
      )}
      <ActionForm action={addSpecialDay}>
        <Field name="day" label={t('day')} type="date" />
        <Select
          name="kind"
          label={t('kind')}
          options={[
            { value: 'holiday', label: t('holiday') },
            { value: 'make_up', label: t('make_up') },
          ]}
        />
        <Field
          name="name"
          label={t('dayName')}
          hint={t('dayNameHint')}
          maxLength={NAME_LENGTH}
          autoComplete="off"
        />
        <div className="actions under">
          <SubmitButton tone="plain">{t('addDay')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}

function DaysTable({ days }: { days: SpecialDay[] }) {
  const t = useTranslations('admin.company')
  const locale = useLocale()
  return (
    <table className="table cards under">
      <thead>
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('dayName')}</th>
          <th scope="col">{t('kind')}</th>
          <th>
            <span className="visually-hidden">{t('remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, kind, name }) => (
          <tr key={day}>
            <th scope="row">{formatDay(day, locale)}</th>
            <td data-label={t('dayName')}>{name}</td>
            <td data-label={t('kind')}>{t(kind)}</td>
            <td className="do">
              <ActionForm action={removeSpecialDay}>
                <input type="hidden" name="day" value={day} />
                <SubmitButton tone="quiet" aria-label={t('removeNamed', { day: formatDay(day, locale) })}>
                  {t('remove')}
                </SubmitButton>
              </ActionForm>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
