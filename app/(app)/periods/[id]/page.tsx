import { getLocale } from 'next-intl/server'
import { PeriodView } from '@/components/periods/period-view'
import { periodPage } from '@/db/queries/period-page'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { formatPeriod } from '@/lib/i18n/format'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PeriodRoute({ params, searchParams }: Props) {
  const [ctx, { id }, query, locale] = await Promise.all([
    requestContext(),
    params,
    searchParams,
    getLocale(),
  ])
  const page = await pageOf(periodPage(ctx, id, { of: first(query.of) }))
  return (
    <>
      <title>{`${formatPeriod(page.period, locale)} · Paceline`}</title>
      <PeriodView page={page} />
    </>
  )
}
