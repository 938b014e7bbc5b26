import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChooseHolder } from '@/components/goals/choose-holder'
import { GoalForm } from '@/components/goals/goal-form'
import { NewGoalHead, NoForm } from '@/components/goals/form-head'
import { newGoalForm } from '@/db/queries/goal-form'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('goalForm'))('title'),
})

export default async function NewGoal({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const asked = { periodId: first(query.period), subject: first(query.for) }
  const form = await pageOf(newGoalForm(ctx, asked))
  if (typeof form === 'string') return <NoForm why={form} />
  return (
    <>
      <NewGoalHead form={form} />
      <ChooseHolder form={form} executive={ctx.viewer.executive} />
      <GoalForm key={`${form.period.id} ${form.subject}`} form={form} />
    </>
  )
}
