import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AddPerson } from '@/components/admin/add-person'
import { adminTeams } from '@/db/queries/admin-teams'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('admin'))('add.title') })

export default async function Page() {
  const ctx = await requestContext()
  const screen = await adminTeams(ctx)
  if (screen === null) notFound()
  return <AddPerson teams={screen.teams} today={screen.today} locale={ctx.company.locale} />
}
