import { getTranslations } from 'next-intl/server'
import { Statement } from '@/components/people/statement'
import { statementPage } from '@/db/queries/statement-page'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function StatementRoute({ params, searchParams }: Props) {
  const [ctx, { id }, query, t] = await Promise.all([
    requestContext(),
    params,
    searchParams,
    getTranslations('statement'),
  ])
  const page = await pageOf(statementPage(ctx, id, { periodId: first(query.period) }))
  return (
    <>
      <title>{`${t('title', { name: page.person.name })} · Paceline`}</title>
      <Statement page={page} />
    </>
  )
}
