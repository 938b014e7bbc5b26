import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AlignmentForms } from '@/components/goals/alignment-forms'
import { EditHead } from '@/components/goals/form-head'
import { GoalForm } from '@/components/goals/goal-form'
import { WordsForm } from '@/components/goals/words-form'
import { editGoalForm } from '@/db/queries/goal-form'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('goalForm'))('editTitle'),
})

export default async function EditGoal({ params }: Props) {
  const form = await pageOf(editGoalForm(await requestContext(), (await params).id))
  return (
    <>
      <EditHead form={form} />
      {form.mode === 'draft' ? (
        <GoalForm form={form} />
      ) : (
        <>
          {form.mode === 'words' && <WordsForm form={form} />}
          <AlignmentForms form={form} />
        </>
      )}
    </>
  )
}
