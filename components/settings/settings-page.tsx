import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { SettingsScreen } from '@/db/queries/settings'
import { changePassword } from '@/lib/actions/sessions'
import { setLanguage } from '@/lib/actions/people'
import { PASSWORD_LENGTH } from '@/lib/okr/input/sessions'
import { locales } from '@/lib/okr/types'
import { ActionForm } from '../ui/action-form'
import { Field, Select } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'
import { Devices } from './devices'

export function SettingsPage({ screen, timeZone }: { screen: SettingsScreen; timeZone: string }) {
  const t = useTranslations('settings')
  const { name, email, locale, devices } = screen
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="state">{t('state', { name, email })}</p>
      </header>
      <section>
        <h2>{t('language.title')}</h2>
        <ActionForm action={setLanguage}>
          <Select
            name="locale"
            label={t('language.label')}
            hint={t('language.hint')}
            defaultValue={locale}
            options={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
          />
          <div className="actions under">
            <SubmitButton tone="plain">{t('language.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section>
        <h2>{t('password.title')}</h2>
        <p className="muted">{t('password.effect')}</p>
        <ActionForm action={changePassword}>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field
            name="currentPassword"
            label={t('password.current')}
            type="password"
            autoComplete="current-password"
            maxLength={PASSWORD_LENGTH.maximum}
          />
          <Field
            name="newPassword"
            label={t('password.new')}
            hint={t('password.hint', PASSWORD_LENGTH)}
            type="password"
            autoComplete="new-password"
            maxLength={PASSWORD_LENGTH.maximum}
          />
          <div className="actions under">
            <SubmitButton tone="plain">{t('password.submit')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <Devices devices={devices} timeZone={timeZone} />
      {screen.metrics && (
        <section>
          <h2>{t('metrics.title')}</h2>
          <p>
            {t('metrics.text')} <Link href="/admin/metrics">{t('metrics.link')}</Link>
          </p>
        </section>
      )}
    </>
  )
}
