import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalForm } from '@/db/queries/goal-form'
import { alignKeyResult } from '@/lib/actions/alignments'
import { ParentFields } from './parent-fields'

/** What each key result of a goal in force counts towards; it can change without touching what was agreed. */
export function AlignmentForms({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm.align')
  const { goal, parents } = form
  if (!goal) return null
  const standing = goal.keyResults.filter(({ dropped }) => !dropped)
  return (
    <section aria-labelledby="align">
      <div className="section-head">
        <h2 id="align">{t('title')}</h2>
      </div>
      <p className="muted">{parents.length === 0 ? t('noParents') : t('hint')}</p>
      {parents.length > 0 &&
        standing.map((one) => (
          <ActionForm key={one.id} action={alignKeyResult} version={goal.version} className="key-result">
            <h3>{one.name}</h3>
            <input type="hidden" name="goalId" value={goal.id} />
            <input type="hidden" name="keyResultId" value={one.id} />
            <ParentFields prefix="" parents={parents} metricId={one.metricId} chosen={one.parents} />
            <p className="actions under">
              <SubmitButton tone="plain">{t('save')}</SubmitButton>
            </p>
          </ActionForm>
        ))}
    </section>
  )
}
