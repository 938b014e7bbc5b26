import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { signIn } from '@/lib/actions/sessions'

type Props = {
  company: string
  /** Where to go on to. */
  next: string
  /** Why a sign-in posted to the callback was refused. */
  refused?: string
}

const refusals: Partial<Record<string, 'tooMany' | 'busy'>> = {
  tooManyAttempts: 'tooMany',
  signInBusy: 'busy',
}

export function SignInForm({ company, next, refused }: Props) {
  const t = useTranslations('signIn')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="state">{t('company', { company })}</p>
      {refused && (
        <div className="error-summary under" role="alert">
          <h2>{t(refusals[refused] ?? 'refused')}</h2>
        </div>
      )}
      <ActionForm action={signIn}>
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          label={t('email')}
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <Field
          name="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={200}
        />
        <div className="submit actions">
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
      <p className="muted under">{t('forgotten')}</p>
    </>
  )
}
