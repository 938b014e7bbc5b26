import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PersonPage } from '@/components/admin/person-page'
import { adminPerson } from '@/db/queries/admin-person'
import { appAddress } from '@/lib/auth/address'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('people.title'),
})

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [ctx, { id }] = await Promise.all([requestContext(), params])
  const screen = await pageOf(adminPerson(ctx, id))
  return <PersonPage screen={screen} address={await appAddress()} timeZone={ctx.company.timeZone} />
}
