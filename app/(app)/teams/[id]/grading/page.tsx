import { getTranslations } from 'next-intl/server'
import { TeamGrading } from '@/components/grades/team-grading'
import { teamGrading } from '@/db/queries/team-grading'
import { first, pageOf } from '@/lib/auth/page-of'
import { requestContext } from '@/lib/auth/request-context'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function TeamGradingPage({ params, searchParams }: Props) {
  const [ctx, { id }, query, t] = await Promise.all([
    requestContext(),
    params,
    searchParams,
    getTranslations('grade.team'),
  ])
  const page = await pageOf(teamGrading(ctx, id, first(query.period)))
  return (
    <>
      <title>{`${t('title', { team: page.team.name })} · Paceline`}</title>
      <TeamGrading page={page} />
    </>
  )
}
