import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'

type Props = {
  period: { id: string; state: string } | null
  /** The team whose board it stands on; none: the company's. */
  teamId?: string
  /** Who may open the page it leads to. */
  may: boolean
}

/** From a board to where its period is graded, while it is. */
export function GradingLink({ period, teamId, may }: Props) {
  const t = useTranslations('grade')
  if (!may || period?.state !== 'grading') return null
  const path = teamId ? `/teams/${teamId}/grading` : '/grading'
  return (
    <p className="actions mt-4">
      <Link className="button primary" href={`${path}?period=${period.id}` as Route} prefetch={false}>
        {t(teamId ? 'gradeTeam' : 'compare')}
      </Link>
    </p>
  )
}
