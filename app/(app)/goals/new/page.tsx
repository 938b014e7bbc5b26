import type { Metadata } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { ChooseHolder } from '@/components/goals/choose-holder'
import { GoalForm } from '@/components/goals/goal-form'
import { NewGoalHead, NoForm } from '@/components/goals/form-head'
import { StartingPoints } from '@/components/goals/starting-points'
import { templateStart } from '@/components/goals/template-start'
import { newGoalForm, type GoalForm as FormOfGoal } from '@/db/queries/goal-form'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { workOf, type GoalTemplate } from '@/lib/okr/goal-templates'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('goalForm'))('title'),
})

export default async function NewGoal({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const asked = { periodId: first(query.period), subject: first(query.for), copy: first(query.copy) }
  const form = await pageOf(newGoalForm(ctx, asked))
  if (typeof form === 'string') return <NoForm why={form} />
  return (
    <>
      <NewGoalHead form={form} />
      <ChooseHolder form={form} executive={ctx.viewer.executive} />
      <Started form={form} query={query} today={ctx.today} work={workOf(ctx.viewer.position)} />
    </>
  )
}

type StartedProps = {
  form: FormOfGoal
  query: Awaited<Props['searchParams']>
  today: string
  work: GoalTemplate['for']
}

/** The form, from nothing or from what was chosen to start with. */
function Started({ form, query, today, work }: StartedProps) {
  const [template, number, from, base, copy] = ['template', 'number', 'from', 'base', 'copy'].map((name) =>
    first(query[name]),
  )
  const answers = { template, number, from, base, copy }
  const started = templateStart(form, answers, today, {
    t: useTranslations('templates'),
    locale: useLocale(),
  })
  const filled = form.filled ?? started
  const start = [form.period.id, form.subject, template, number, from, base, copy].join(' ')
  return (
    <>
      <StartingPoints form={form} answers={answers} work={form.holder.level === 'person' ? work : 'lead'} />
      <GoalForm key={start} form={{ ...form, filled }} />
    </>
  )
}
