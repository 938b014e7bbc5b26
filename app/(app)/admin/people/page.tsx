import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeoplePage } from '@/components/admin/people-page'
import { adminPeople } from '@/db/queries/admin-people'
import { pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'
import { peopleFilter } from '@/lib/okr/input/people'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('admin'))('people.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  const ctx = await requestContext()
  const filter = peopleFilter.parse(await searchParams)
  return (
    <PeoplePage
      screen={await pageOf(adminPeople(ctx, filter))}
      filter={filter}
      timeZone={ctx.company.timeZone}
    />
  )
}
