import { useLocale, useTranslations } from 'next-intl'
import type { AdminPersonScreen } from '@/db/queries/admin-person'
import { deactivatePerson, reactivatePerson, settleGoals } from '@/lib/actions/people'
import { EXECUTIVE_AWAY_DAYS } from '@/lib/okr/permissions'
import { ActionForm } from '../ui/action-form'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { SubmitButton } from '../ui/submit-button'
import { LeftGoals } from './left-goals'

/** Somebody leaves, or comes back: what that does is said in numbers first. */
export function Leaving({ screen }: { screen: AdminPersonScreen }) {
  const t = useTranslations('admin.person.leave')
  const person = useTranslations('admin.person')
  const common = useTranslations('common')
  const locale = useLocale()
  const { id, name, active, goals, unread, people, leads } = screen
  const hidden = unread > 0 && <p>{person('unread', { count: unread })}</p>
  if (!active)
    return (
      <section>
        <h2>{t('title')}</h2>
        {goals.length > 0 && (
          <>
            <p>{t('leftGoals', { count: goals.length })}</p>
            <p className="muted">{t('settleText')}</p>
            <ActionForm action={settleGoals}>
              <input type="hidden" name="personId" value={id} />
              <LeftGoals goals={goals} people={people} />
              <div className="actions under">
                <SubmitButton tone="plain">{t('settle')}</SubmitButton>
              </div>
            </ActionForm>
          </>
        )}
        {hidden}
        {!screen.erased && (
          <>
            <p className="muted under">{t('backText')}</p>
            <ActionForm action={reactivatePerson} className="under">
              <input type="hidden" name="personId" value={id} />
              <SubmitButton tone="plain">{t('back', { name })}</SubmitButton>
            </ActionForm>
          </>
        )}
      </section>
    )
  if (screen.kept)
    return (
      <section>
        <h2>{t('title')}</h2>
        <p className="muted">{t(screen.kept, { name, days: EXECUTIVE_AWAY_DAYS })}</p>
      </section>
    )
  return (
    <section>
      <h2>{t('title')}</h2>
      <div className="actions under">
        <ConfirmDialog
          button={t('button')}
          title={t('confirm', { name })}
          cancel={common('cancel')}
          tone="final"
        >
          <div className="under">
            {leads.length > 0 && <p>{t('teams', { teams: new Intl.ListFormat(locale).format(leads) })}</p>}
            <p>{t('goals', { count: goals.length })}</p>
            {hidden}
            {goals.length > 0 && <p className="muted">{t('settleText')}</p>}
            <p className="muted">{t('kept')}</p>
          </div>
          <ActionForm action={deactivatePerson} className="under">
            <input type="hidden" name="personId" value={id} />
            <LeftGoals goals={goals} people={people} />
            <div className="actions under">
              <SubmitButton tone="final">{t('submit', { name })}</SubmitButton>
            </div>
          </ActionForm>
        </ConfirmDialog>
      </div>
    </section>
  )
}
