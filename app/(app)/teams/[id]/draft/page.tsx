import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DraftForMany } from '@/components/goals/draft-for-many'
import { NoForm } from '@/components/goals/form-head'
import { draftForManyForm } from '@/db/queries/draft-for-many'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('draftForMany'))('title'),
})

export default async function DraftForManyPage({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const form = await pageOf(
    draftForManyForm(ctx, id, {
      periodId: first(query.period),
      parentId: first(query.of),
      cut: first(query.cut),
      percent: first(query.percent),
    }),
  )
  return form === 'noPeriod' ? <NoForm why={form} /> : <DraftForMany form={form} />
}
