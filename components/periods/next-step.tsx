import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { closePeriod, openPeriod, startGrading } from '@/lib/actions/periods'
import { formatDay, formatPeriod } from '@/lib/i18n/format'
import { daysBetween } from '@/lib/okr/calendar'
import type { Day } from '@/lib/okr/types'
import { Checklist } from './checklist'
import { StepDoes, type StepProps } from './step-does'

const acts = { planning: openPeriod, active: startGrading, grading: closePeriod }

type Props = StepProps & { period: { last: Day }; today: Day }

/** The step out of a period's state: what to look at before, what it does, and the button, unless something stands in its way. */
export function NextStep({ period, state, run, today }: Props) {
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
              <Early period={period} state={state} today={today} />
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

/** A step that is taken before its day is possible, and says so once more where it is taken. */
function Early({ period, state, today }: Pick<Props, 'period' | 'state' | 'today'>) {
  const t = useTranslations('periods.step.early')
  const locale = useLocale()
  if (state === 'grading') return null
  const days = daysBetween(today, state === 'planning' ? period.first : period.last)
  if (days <= 0) return null
  return (
    <p className="notice plain">
      {t(state, {
        ...{ period: formatPeriod(period, locale), days },
        ...{ first: formatDay(period.first, locale), last: formatDay(period.last, locale) },
      })}
    </p>
  )
}
