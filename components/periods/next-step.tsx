import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { closePeriod, openPeriod, startGrading } from '@/lib/actions/periods'
import { formatPeriod } from '@/lib/i18n/format'
import { Checklist } from './checklist'
import { StepDoes, type StepProps } from './step-does'

const acts = { planning: openPeriod, active: startGrading, grading: closePeriod }

/** The step out of a period's state: what to look at before, what it does, and the button, unless something stands in its way. */
export function NextStep({ period, state, run }: StepProps) {
  const t = useTranslations('periods.step')
  const common = useTranslations('common')
  const locale = useLocale()
  const name = formatPeriod(period, locale)
  const blocked = run.checks.some(({ blocks, count }) => blocks && count > 0)
  const tone = state === 'grading' ? 'final' : 'primary'
  return (
    <section aria-labelledby="step">
      <h2 id="step">{t(`title.${state}`, { period: name })}</h2>
      <Checklist checks={run.checks} />
      <div className="under">
        <StepDoes state={state} run={run} period={name} />
      </div>
      {blocked ? (
        <p className="notice plain under">{t('blocked')}</p>
      ) : (
        <div className="actions under">
          <ConfirmDialog
            button={t(`button.${state}`)}
            title={t(`confirm.${state}`, { period: name, goals: run.goals.inForce })}
            cancel={common('cancel')}
            tone={tone}
          >
            <div className="under">
              <StepDoes state={state} run={run} period={name} />
            </div>
            <ActionForm action={acts[state]} version={run.version} className="under">
              <input type="hidden" name="periodId" value={period.id} />
              <SubmitButton tone={tone}>{t(`submit.${state}`, { period: name })}</SubmitButton>
            </ActionForm>
          </ConfirmDialog>
        </div>
      )}
    </section>
  )
}
