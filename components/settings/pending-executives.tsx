import { useTranslations } from 'next-intl'
import type { PendingExecutive } from '@/db/queries/settings'
import { confirmExecutive, declineExecutive } from '@/lib/actions/people'
import { ActionForm } from '../ui/action-form'
import { SubmitButton } from '../ui/submit-button'

/** What a second executive has to say yes or no to. */
export function PendingExecutives({ pending }: { pending: PendingExecutive[] }) {
  const t = useTranslations('settings.pending')
  return (
    <section>
      <h2>{t('title')}</h2>
      <ul className="todo under">
        {pending.map(({ roleId, personName, grantedByName }) => (
          <li key={roleId}>
            <p>{t('text', { granter: grantedByName, person: personName })}</p>
            <div className="actions">
              <ActionForm action={confirmExecutive}>
                <input type="hidden" name="roleId" value={roleId} />
                <SubmitButton>{t('confirm', { person: personName })}</SubmitButton>
              </ActionForm>
              <ActionForm action={declineExecutive}>
                <input type="hidden" name="roleId" value={roleId} />
                <SubmitButton tone="plain">{t('decline')}</SubmitButton>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
