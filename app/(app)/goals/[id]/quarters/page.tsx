import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QuarterSplit } from '@/components/goals/quarter-split'
import { quarterSplit } from '@/db/queries/quarter-split'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('quarterSplit'))('title'),
})

export default async function QuartersPage({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const split = await pageOf(quarterSplit(ctx, id, { cut: first(query.cut), keep: first(query.keep) }))
  return <QuarterSplit split={split} />
}
