import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MetricsPage } from '@/components/admin/metrics-page'
import { adminMetrics } from '@/db/queries/admin-company'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('metrics.title'),
})

export default async function Page() {
  const ctx = await requestContext()
  return <MetricsPage metrics={await pageOf(adminMetrics(ctx))} currency={ctx.company.currency} />
}
