import { getLocale, getTranslations } from 'next-intl/server'
import { Incentives } from '@/components/incentives/incentives'
import { incentivesPage } from '@/db/queries/incentives-page'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { formatPeriod } from '@/lib/i18n/format'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function IncentivesRoute({ params, searchParams }: Props) {
  const [ctx, { id }, query, locale, t] = await Promise.all([
    requestContext(),
    params,
    searchParams,
    getLocale(),
    getTranslations('incentives'),
  ])
  const page = await pageOf(incentivesPage(ctx, id, { change: first(query.change) }))
  return (
    <>
      <title>{`${t('of', { period: formatPeriod(page.period, locale) })} · Paceline`}</title>
      <Incentives page={page} />
    </>
  )
}
