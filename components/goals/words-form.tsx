import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { GoalForm } from '@/db/queries/goal-form'
import { editGoalWords } from '@/lib/actions/goals'
import { StandsNow } from './stands-now'
import { Accountable, Relevance, Words } from './goal-form'

/** What stays open once a goal is agreed: its words, not its numbers. */
export function WordsForm({ form }: { form: GoalForm }) {
  const t = useTranslations('goalForm')
  const { goal } = form
  if (!goal) return null
  return (
    <ActionForm
      action={editGoalWords}
      version={goal.version}
      draft={`goal words ${goal.id} ${goal.version}`}
      className="sheet mt-4"
    >
      <StandsNow goal={goal} />
      <input type="hidden" name="goalId" value={goal.id} />
      <Words name="content" form={form} label />
      <Words name="background" form={form} label />
      <Words name="support" form={form} label />
      <Accountable form={form} label />
      <Relevance form={form} />
      <div className="submit">
        <SubmitButton>{t('saveWords')}</SubmitButton>
      </div>
      <p className="after muted">{t('saveWordsHint')}</p>
    </ActionForm>
  )
}
