import { useTranslations } from 'next-intl'
import type { PendingLink } from '@/db/queries/settings'
import { confirmInvitation, declineInvitation } from '@/lib/actions/people'
import { ActionForm } from '../ui/action-form'
import { SubmitButton } from '../ui/submit-button'

/** Links by which another executive's password could be chosen anew: a second executive says yes or no. */
export function PendingLinks({ pending }: { pending: PendingLink[] }) {
  const t = useTranslations('settings.pendingLinks')
  return (
    <section>
      <h2>{t('title')}</h2>
      <ul className="todo under">
        {pending.map(({ invitationId, personName, createdByName }) => (
          <li key={invitationId}>
            <p>{t('text', { maker: createdByName, person: personName })}</p>
            <div className="actions">
              <ActionForm action={confirmInvitation}>
                <input type="hidden" name="invitationId" value={invitationId} />
                <SubmitButton>{t('confirm', { person: personName })}</SubmitButton>
              </ActionForm>
              <ActionForm action={declineInvitation}>
                <input type="hidden" name="invitationId" value={invitationId} />
                <SubmitButton tone="plain">{t('decline')}</SubmitButton>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
