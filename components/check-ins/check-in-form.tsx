import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CheckInForm as Form } from '@/db/queries/check-in-form'
import { logWeek } from '@/lib/actions/check-ins'
import type { Clock } from '../week/moment'
import { CheckInGoal } from './check-in-goal'

/** All goals of one week in one form: saved together or not at all. */
export function CheckInForm({ form, clock }: { form: Form; clock: Clock }) {
  const t = useTranslations('checkIn')
  const versions = form.goals.map((goal) => goal.standing?.version ?? 0)
  const logged = versions.length > 0 && versions.every((version) => version > 0)
  return (
    <ActionForm
      action={logWeek}
      className="sheet"
      draft={`check-in:${form.person.id}:${form.week}:${versions.join('.')}`}
    >
      <input type="hidden" name="week" value={form.week} />
      <p className="small muted">{t('howTo')}</p>
      {form.goals.map((goal) => (
        <CheckInGoal key={goal.id} goal={goal} clock={clock} />
      ))}
      <div className="submit actions">
        <SubmitButton>{logged ? t('submitAgain') : t('submit')}</SubmitButton>
      </div>
      <p className="small muted after">
        {form.reader && !logged && t('reader', { name: form.reader })} {t('after')}
      </p>
    </ActionForm>
  )
}

/** Which goals of a year are not here, and why. */
export function FedByQuarters({ names }: { names: readonly string[] }) {
  const t = useTranslations('checkIn')
  const locale = useLocale()
  if (names.length === 0) return null
  const goals = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  return <p className="small muted after">{t('plan', { goals })}</p>
}
