import { useTranslations } from 'next-intl'
import { WhenNewer } from '@/components/check-ins/when-newer'
import { ActionForm } from '@/components/ui/action-form'
import { TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PlanPage } from '@/db/queries/plan-page'
import { writePlan } from '@/lib/actions/plans'
import { PLAN_LIMIT, type PlanPart } from '@/lib/okr/input/plans'
import { PlanWords } from './plan-words'

/** The parts that make one step of thinking it through, in the order of the method; a step of one part is its label. */
const steps: { key: 'who' | 'able' | 'company' | 'goals'; parts: PlanPart[] }[] = [
  { key: 'who', parts: ['position'] },
  { key: 'able', parts: ['abilities', 'resources'] },
  { key: 'company', parts: ['companyAndMarket'] },
  { key: 'goals', parts: ['growthWish', 'conclusions'] },
]

/** One's own plan as a plain form; `copied` fills it with what was written for the period before. */
export function PlanForm({ page, copied }: { page: PlanPage; copied: boolean }) {
  const t = useTranslations('plan')
  const { plan, period } = page
  const start = plan.current ?? (copied ? plan.previous?.words : undefined)
  return (
    <ActionForm
      // Not by version: made anew by a newer one, it would forget what was typed and that it was refused.
      key={`${period.id} ${copied}`}
      action={writePlan}
      version={plan.version}
      draft={`plan ${period.id} ${plan.version}`}
    >
      {plan.current && (
        <WhenNewer name="version" version={plan.version}>
          <section className="quote" aria-label={t('standsNow')}>
            <h2>{t('standsNow')}</h2>
            <PlanWords words={plan.current} />
          </section>
        </WhenNewer>
      )}
      <input type="hidden" name="periodId" value={period.id} />
      {steps.map(({ key, parts }, index) => (
        <fieldset className="part" key={key}>
          <legend>
            <span className="faint">{index + 1}</span> {t(`steps.${key}`)}
          </legend>
          {parts.map((part) => (
            <TextArea
              key={part}
              name={part}
              label={t(`parts.${part}`)}
              hiddenLabel={parts.length === 1}
              hint={t(`hints.${part}`)}
              rows={4}
              maxLength={PLAN_LIMIT}
              defaultValue={start?.[part]}
            />
          ))}
        </fieldset>
      ))}
      <p className="submit">
        <SubmitButton>{t('save')}</SubmitButton>
      </p>
      <p className="small muted after">{t('readers')}</p>
    </ActionForm>
  )
}
