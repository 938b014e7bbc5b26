import { Person } from '@/components/people/person'
import { personPage } from '@/db/queries/person-page'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PersonRoute({ params, searchParams }: Props) {
  const [ctx, { id }, query] = await Promise.all([requestContext(), params, searchParams])
  const page = await pageOf(personPage(ctx, id, { periodId: first(query.period) }))
  return (
    <>
      <title>{`${page.person.name} · Paceline`}</title>
      <Person page={page} />
    </>
  )
}
