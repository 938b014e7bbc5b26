import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TeamsPage } from '@/components/admin/teams-page'
import { adminTeams } from '@/db/queries/admin-teams'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('teams.title'),
})

export default async function Page() {
  const ctx = await requestContext()
  return <TeamsPage screen={await pageOf(adminTeams(ctx))} timeZone={ctx.company.timeZone} />
}
