import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notes } from '@/components/notes/notes'
import { notesPage } from '@/db/queries/notes-page'
import { first } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('notes'))('title'),
})

export default async function NotesRoute({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams])
  const asked = {
    personId: first(query.person),
    goalId: first(query.goal),
    ruleId: first(query.rule),
    before: first(query.before),
  }
  return <Notes page={await notesPage(ctx, asked)} />
}
