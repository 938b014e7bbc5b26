import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField, TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import { acknowledgeCheckIn } from '@/lib/actions/check-ins'
import { CHECK_IN_LIMITS } from '@/lib/okr/input/check-ins'

export type AcknowledgeFormProps = {
  checkInId: string
  /** The version that is shown: an edit in the meantime is refused. */
  version: number
}

/** One press acknowledges; a word to it opens in place. Show it where `acknowledgesCheckIn` allows it. */
export function AcknowledgeForm({ checkInId, version }: AcknowledgeFormProps) {
  const t = useTranslations('checkIn.acknowledge')
  return (
    <ActionForm action={acknowledgeCheckIn} version={version}>
      <input type="hidden" name="checkInId" value={checkInId} />
      <Details plain summary={t('comment')}>
        <TextArea
          name="comment"
          label={t('comment')}
          hiddenLabel
          first
          rows={2}
          maxLength={CHECK_IN_LIMITS.comment}
        />
        <CheckField name="question" label={t('question')} first />
      </Details>
      <SubmitButton tone="plain">{t('button')}</SubmitButton>
    </ActionForm>
  )
}
