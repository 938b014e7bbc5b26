import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { Details } from '@/components/ui/panels'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownAdjustment } from '@/db/queries/goal-page'
import {
  acceptAdjustment,
  declineAdjustment,
  readApproach,
  withdrawAdjustment,
} from '@/lib/actions/adjustments'
import { goalLimits } from '@/lib/okr/input/goals'

/** What the viewer can do to an adjustment that is open. */
export function AdjustmentDecision({
  adjustment: { id, decides, withdraws, reads },
}: {
  adjustment: Pick<ShownAdjustment, 'id' | 'decides' | 'withdraws' | 'reads'>
}) {
  const t = useTranslations('adjustment.act')
  const which = <input type="hidden" name="adjustmentId" value={id} />
  return (
    <>
      {decides && (
        <>
          <ActionForm action={acceptAdjustment} className="under">
            {which}
            <Details plain summary={t('word')}>
              <TextArea
                name="comment"
                label={t('word')}
                hiddenLabel
                first
                rows={2}
                maxLength={goalLimits.comment}
              />
            </Details>
            <SubmitButton>{t('accept')}</SubmitButton>
          </ActionForm>
          <Details plain summary={t('declineOpen')}>
            <ActionForm action={declineAdjustment}>
              {which}
              <TextArea
                name="comment"
                label={t('why')}
                first
                rows={2}
                maxLength={goalLimits.comment}
                required
              />
              <SubmitButton tone="plain">{t('decline')}</SubmitButton>
            </ActionForm>
          </Details>
        </>
      )}
      {withdraws && (
        <ActionForm action={withdrawAdjustment} className="under">
          {which}
          <SubmitButton tone="plain">{t('withdraw')}</SubmitButton>
        </ActionForm>
      )}
      {reads && (
        <ActionForm action={readApproach} className="under">
          {which}
          <SubmitButton tone="plain">{t('read')}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
