import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Periods } from '@/components/periods/periods'
import { periodsPage } from '@/db/queries/periods-page'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('periods'))('title'),
})

export default async function PeriodsRoute() {
  return <Periods page={await periodsPage(await requestContext())} />
}
