import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { CardsHead } from '@/components/ui/cards-head'
import type { Calibration, ScoredTeam } from '@/db/queries/calibration'
import { formatScore } from '@/lib/i18n/format'
import { SpreadDrawing } from './spread'

/** One row a team, the highest mean first, and all people together. */
export function SpreadTable({ page: { teams, all, period } }: { page: Calibration }) {
  const t = useTranslations('grade.calibration')
  const heads = (['team', 'graded', 'drawing', 'low', 'middle', 'high', 'mean', 'lean'] as const).map(
    (head) => t(`heads.${head}`),
  )
  return (
    <table className="table cards spreads under" role="table">
      <caption className="visually-hidden">{t('caption')}</caption>
      <CardsHead heads={heads} className={(place) => (place === 2 ? 'drawn' : place > 0 && 'num')} />
      <tbody role="rowgroup">
        {teams.map((team) => (
          <Line
            key={team.id}
            team={team}
            heads={heads}
            href={`/teams/${team.id}/grading?period=${period!.id}`}
          />
        ))}
        {teams.length > 1 && <Line team={{ ...all, name: t('all') }} heads={heads} total />}
      </tbody>
    </table>
  )
}

function Line({
  team: { name, goals, graded, outdated, scores, spread, lean },
  heads,
  href,
  total,
}: {
  team: ScoredTeam
  heads: readonly string[]
  href?: string
  total?: boolean
}) {
  const t = useTranslations('grade.calibration')
  const locale = useLocale()
  return (
    <tr role="row" className={total ? 'total' : undefined}>
      <th role="rowheader" scope="row">
        {href ? (
          <Link href={href as Route} prefetch={false}>
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td role="cell" className="num" data-label={heads[1]}>
        {t('of', { graded, goals })}
        {outdated > 0 && <span className="flag">{t('outdated', { count: outdated })}</span>}
      </td>
      <td role="cell" className="full drawn">
        {spread && <SpreadDrawing scores={scores} middle={spread.middle} />}
      </td>
      {(['low', 'middle', 'high', 'mean'] as const).map((part, place) => (
        <td key={part} role="cell" className={spread ? 'num' : 'num void'} data-label={heads[place + 3]}>
          {spread ? formatScore(spread[part], locale) : '–'}
        </td>
      ))}
      <td role="cell" className={lean === null ? 'num void' : 'num'} data-label={heads[7]}>
        {lean === null ? '–' : formatScore(lean, locale, { signed: true })}
      </td>
    </tr>
  )
}
