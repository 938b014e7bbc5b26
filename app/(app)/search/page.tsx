import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SearchPage } from '@/components/search/found'
import { LONGEST_SEARCH, search } from '@/db/queries/search'
import { first } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('search'))('title'),
})

export default async function SearchRoute({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  return <SearchPage found={await search(ctx, first(query.q) ?? '')} maximum={LONGEST_SEARCH} />
}
