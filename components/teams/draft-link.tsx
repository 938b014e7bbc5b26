import Link from 'next/link'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { TeamBoard } from '@/db/queries/team-board'
import { takesGoals } from '@/lib/okr/period-stands'

/** For who directs the team: the way to draft its people's goals at once, in the board's period and of its chosen metric. */
export function DraftLink({
  board: { team, period, directs, rows, measures, metric },
}: {
  board: TeamBoard
}) {
  const t = useTranslations('team')
  if (!directs || !period || !takesGoals(period.state) || rows.all < 2) return null
  const chosen = metric && measures.find(({ metricId }) => metricId === metric.id)
  const of = chosen ? `&of=${chosen.keyResultId}` : ''
  return (
    <p className="actions mt-4">
      <Link
        className="button"
        href={`/teams/${team.id}/draft?period=${period.id}${of}` as Route}
        prefetch={false}
      >
        {t('draftForMany')}
      </Link>
    </p>
  )
}
