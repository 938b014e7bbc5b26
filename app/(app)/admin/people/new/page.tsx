import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddPerson } from '@/components/admin/add-person'
import { adminTeams } from '@/db/queries/admin-teams'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('add.title'),
})

export default async function Page() {
  const ctx = await requestContext()
  const { teams, today } = await pageOf(adminTeams(ctx))
  return <AddPerson teams={teams} today={today} locale={ctx.company.locale} />
}
