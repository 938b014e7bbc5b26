import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CheckInForm } from '@/db/queries/check-in-form'
import { excuseWeek, revokeExcuse } from '@/lib/actions/check-ins'
import { formatWeek } from '@/lib/i18n/format'

import { CHECK_IN_LIMITS } from '@/lib/okr/input/check-ins'
import type { Day } from '@/lib/okr/types'

export type ExcuseFormProps = {
  personId: string
  /** The Monday of the week. */
  week: Day
  /** Who excused it and why, where it is excused already: then the form takes that back. */
  excused: { by: string; reason: string | null } | null
}

/** Excuses a week somebody need not log, or lets it count again. Show it where `excusesWeek` allows it. */
export function ExcuseForm({ personId, week, excused }: ExcuseFormProps) {
  const t = useTranslations('checkIn.excuse')
  const locale = useLocale()
  return (
    <ActionForm action={excused ? revokeExcuse : excuseWeek}>
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="week" value={week} />
      {excused ? (
        <p>
          {excused.reason
            ? t('standingReason', { by: excused.by, reason: excused.reason })
            : t('standing', { by: excused.by })}
        </p>
      ) : (
        <Field
          name="reason"
          label={t('reason')}
          hint={t('effect')}
          optional
          first
          maxLength={CHECK_IN_LIMITS.reason}
        />
      )}
      <p className="actions after">
        <SubmitButton tone="plain">
          {excused ? t('revoke') : t('button', { week: formatWeek(week, locale) })}
        </SubmitButton>
      </p>
    </ActionForm>
  )
}

/** On the form a lead fills in for somebody: the week can be excused instead. */
export function ExcuseWeek({ form }: { form: Pick<CheckInForm, 'person' | 'week' | 'excused'> }) {
  const t = useTranslations('checkIn.excuse')
  return (
    <section>
      <Details summary={t(form.excused ? 'revoke' : 'instead')} open={form.excused !== null}>
        <ExcuseForm personId={form.person.id} week={form.week} excused={form.excused} />
      </Details>
    </section>
  )
}
