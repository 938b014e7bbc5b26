import { useTranslations } from 'next-intl'
import { setUp } from '@/lib/actions/company'
import { formatPeriod } from '@/lib/i18n/format'
import { NAME_LENGTH } from '@/lib/okr/input/people'
import { PASSWORD_LENGTH } from '@/lib/okr/input/sessions'
import { quartersFrom } from '@/lib/okr/quarters'
import type { Day, Locale } from '@/lib/okr/types'
import { CompanyFields, ThresholdFields } from '../admin/company-fields'
import { ActionForm } from '../ui/action-form'
import { Field, Select } from '../ui/field'
import { Details } from '../ui/panels'
import { SubmitButton } from '../ui/submit-button'

/** The first run, in one form: a company, its first two people, its first quarter. */
export function SetUpForm({ today, locale }: { today: Day; locale: Locale }) {
  const t = useTranslations('setup')
  const chinese = locale === 'zh-CN'
  const person = { maxLength: NAME_LENGTH, autoComplete: 'off' }
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="state">{t('state')}</p>
      <ActionForm action={setUp}>
        <Field
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          maxLength={40}
          autoComplete="one-time-code"
        />
        <CompanyFields
          company={{
            name: '',
            timeZone: chinese ? 'Asia/Shanghai' : Intl.DateTimeFormat().resolvedOptions().timeZone,
            locale,
            currency: chinese ? 'CNY' : 'USD',
            checkInWeekday: 5,
            checkInTime: '17:00',
          }}
        />
        <fieldset className="goal">
          <legend>{t('people.title')}</legend>
          <div className="pt-3">
            <p className="muted">{t('people.text')}</p>
            <Field name="adminName" label={t('people.name')} maxLength={NAME_LENGTH} autoComplete="name" />
            <Field
              name="adminEmail"
              label={t('people.email')}
              inputMode="email"
              maxLength={254}
              autoComplete="username"
            />
            <Field
              name="adminPassword"
              label={t('people.password')}
              hint={t('people.passwordHint', PASSWORD_LENGTH)}
              type="password"
              maxLength={PASSWORD_LENGTH.maximum}
              autoComplete="new-password"
            />
            <Select
              name="executive"
              label={t('people.executive')}
              defaultValue="same"
              options={[
                { value: 'same', label: t('people.same') },
                { value: 'other', label: t('people.other') },
              ]}
            />
            <div className="if-other">
              <Field
                name="executiveName"
                label={t('people.executiveName')}
                hint={t('people.executiveHint')}
                {...person}
              />
              <Field
                name="executiveEmail"
                label={t('people.executiveEmail')}
                {...person}
                inputMode="email"
                maxLength={254}
              />
            </div>
          </div>
        </fieldset>
        <fieldset className="goal">
          <legend>{t('quarter.title')}</legend>
          <div className="pt-3">
            <Select
              name="quarter"
              label={t('quarter.quarter')}
              options={quartersFrom(today, 3).map(({ first }) => ({
                value: first,
                label: formatPeriod({ kind: 'quarter', first }, locale),
              }))}
            />
            <Select
              name="quarterState"
              label={t('quarter.state')}
              hint={t('quarter.stateHint')}
              defaultValue="planning"
              options={[
                { value: 'planning', label: t('quarter.planning') },
                { value: 'active', label: t('quarter.active') },
              ]}
            />
          </div>
        </fieldset>
        <div className="submit">
          <Details summary={t('thresholds.title')}>
            <p className="muted">{t('thresholds.text')}</p>
            <ThresholdFields onTrack={0.9} atRisk={0.7} />
          </Details>
        </div>
        <div className="submit actions">
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
