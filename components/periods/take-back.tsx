import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { stepBack } from '@/lib/actions/periods'
import { formatPeriod } from '@/lib/i18n/format'
import { STEP_REASON_LIMIT } from '@/lib/okr/input/periods'
import type { StepProps } from './step-does'

type Props = StepProps & { state: 'active' | 'grading' }

/** One step back, with a reason that stays in the period's history. */
export function TakeBack({ period, state, run }: Props) {
  const t = useTranslations('periods.back')
  const common = useTranslations('common')
  const name = formatPeriod(period, useLocale())
  return (
    <section aria-labelledby="back">
      <h2 id="back">{t('title')}</h2>
      <p>{t(`does.${state}`, { goals: run.goals.inForce, scored: run.scored })}</p>
      <div className="actions under">
        <ConfirmDialog
          button={t(`button.${state}`)}
          title={t(`confirm.${state}`, { period: name })}
          cancel={common('cancel')}
          tone="quiet"
        >
          <ActionForm action={stepBack} version={run.version} className="under">
            <input type="hidden" name="periodId" value={period.id} />
            <TextArea
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              first
              required
              maxLength={STEP_REASON_LIMIT}
            />
            <p className="actions under">
              <SubmitButton tone="final">{t('submit')}</SubmitButton>
            </p>
          </ActionForm>
        </ConfirmDialog>
      </div>
    </section>
  )
}
