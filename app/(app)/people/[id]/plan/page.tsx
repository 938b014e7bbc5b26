import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoPlan } from '@/components/plans/no-plan'
import { Plan } from '@/components/plans/plan'
import { planPage } from '@/db/queries/plan-page'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('plan'))('title'),
})

export default async function PersonPlanRoute({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const page = await pageOf(planPage(ctx, id, { periodId: first(query.period) }))
  return page ? <Plan page={page} copied={false} /> : <NoPlan />
}
