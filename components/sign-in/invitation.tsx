import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { InvitationScreen } from '@/db/queries/invitation'
import { acceptInvitation } from '@/lib/actions/people'
import { PASSWORD_LENGTH } from '@/lib/okr/input/sessions'
import { ActionForm } from '../ui/action-form'
import { Field } from '../ui/field'
import { SubmitButton } from '../ui/submit-button'

type Props = {
  token: string
  invitation: InvitationScreen
  /** Who is signed in in this browser. */
  viewer?: { id: string; name: string }
}

export function InvitationForm({ token, invitation: { personId, name, email }, viewer }: Props) {
  const t = useTranslations('signIn.invitation')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="state">{t('state', { name, email })}</p>
      {viewer && viewer.id !== personId && (
        <p className="notice plain">{t('instead', { viewer: viewer.name, name })}</p>
      )}
      <ActionForm action={acceptInvitation}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          name="newPassword"
          label={t('password')}
          hint={t('hint', PASSWORD_LENGTH)}
          type="password"
          autoComplete="new-password"
          maxLength={PASSWORD_LENGTH.maximum}
        />
        <div className="submit actions">
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

export function InvitationGone() {
  const t = useTranslations('signIn.invitation')
  return (
    <>
      <h1>{t('goneTitle')}</h1>
      <p className="state">{t('gone')}</p>
      <p className="actions under">
        <Link className="button" href="/sign-in">
          {t('toSignIn')}
        </Link>
      </p>
    </>
  )
}
