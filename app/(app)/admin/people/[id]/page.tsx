import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PersonPage } from '@/components/admin/person-page'
import { adminPerson } from '@/db/queries/admin-person'
import { appAddress } from '@/lib/auth/address'
import { requestContext } from '@/lib/auth/request-context'
import { isId } from '@/lib/okr/input/fields'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('admin'))('people.title') })

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [ctx, { id }] = await Promise.all([requestContext(), params])
  const screen = isId(id) ? await adminPerson(ctx, id) : null
  if (screen === null) notFound()
  return <PersonPage screen={screen} address={await appAddress()} timeZone={ctx.company.timeZone} />
}
