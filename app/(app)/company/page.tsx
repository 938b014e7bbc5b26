import { Company } from '@/components/company/company'
import { companyPage } from '@/db/queries/company-page'
import { first } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CompanyRoute({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const page = await companyPage(ctx, { periodId: first(query.period), metricId: first(query.metric) })
  return (
    <>
      <title>{`${page.name} · Paceline`}</title>
      <Company page={page} path="/company" query={query} />
    </>
  )
}
