import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Alignment } from '@/components/alignment/alignment'
import { alignmentPage } from '@/db/queries/alignment-page'
import { first } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('alignment'))('title'),
})

export default async function AlignmentRoute({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const page = await alignmentPage(ctx, { periodId: first(query.period), metricId: first(query.metric) })
  return <Alignment page={page} path="/alignment" query={query} />
}
