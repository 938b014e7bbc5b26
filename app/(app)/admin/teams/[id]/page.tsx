import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TeamPage } from '@/components/admin/team-page'
import { adminTeam } from '@/db/queries/admin-teams'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('teams.title'),
})

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [ctx, { id }] = await Promise.all([requestContext(), params])
  return <TeamPage screen={await pageOf(adminTeam(ctx, id))} timeZone={ctx.company.timeZone} />
}
