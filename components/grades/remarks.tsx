import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalGrade } from '@/db/queries/goal-page'
import { remarkOnGrade } from '@/lib/actions/grades'
import { formatInstant } from '@/lib/i18n/format'
import { GRADE_LIMITS } from '@/lib/okr/input/grades'

/** What turned up after closing: dated words, never a number. */
export function Remarks({
  goalId,
  grade: { remarked, remarks },
  timeZone,
}: {
  goalId: string
  grade: GoalGrade
  timeZone: string
}) {
  const t = useTranslations('grade')
  const locale = useLocale()
  if (remarked.length === 0 && !remarks) return null
  return (
    <div className="under">
      {remarked.map(({ id, by, at, body }) => (
        <blockquote className="quote" key={id}>
          <h3>{t('remarkOf', { name: by, at: formatInstant(new Date(at), locale, timeZone) })}</h3>
          <p className="whitespace-pre-line">{body}</p>
        </blockquote>
      ))}
      {remarks && (
        <Details plain summary={t('writeRemark')}>
          <ActionForm action={remarkOnGrade}>
            <input type="hidden" name="goalId" value={goalId} />
            <TextArea
              name="body"
              label={t('remark')}
              hint={t('remarkHint')}
              first
              rows={2}
              maxLength={GRADE_LIMITS.remark}
              required
            />
            <p className="actions under">
              <SubmitButton tone="plain">{t('remarkButton')}</SubmitButton>
            </p>
          </ActionForm>
        </Details>
      )}
    </div>
  )
}
