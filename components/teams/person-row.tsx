import Link from 'next/link'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { PaceBar } from '@/components/ui/pace'
import { Sparkline } from '@/components/ui/sparkline'
import { StatusMark, StatusMix } from '@/components/ui/status'
import type { PersonRow as Row } from '@/db/queries/parts/person-row'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatPercent, formatPoints, formatWeek } from '@/lib/i18n/format'
import { shownAgainstPace } from '@/lib/okr/rounding'
import { CheckInCell } from './check-in-cell'
import { cellWords } from './cell-words'

/** Few elements a row: they are what a board of forty people costs. */
export function PersonRow({ row, board }: { row: Row; board: TeamBoard }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const { standing, attainment, checkIn, confidence } = row
  const { status, progress, pace } = standing
  const figures =
    progress === null ? null : shownAgainstPace(progress, { status, pace, thresholds: board.limits })
  const moved = attainment.original !== null && attainment.original !== attainment.adjusted
  const lines = cellWords([...row.cells.values()], board.main?.currency ?? null, t, locale)
  return (
    <tr role="row">
      <PersonHead row={row} />
      <td role="cell" className="full bar">
        {standing.total > 0 && (
          <PaceBar
            progress={progress}
            pace={pace}
            status={status}
            thresholds={board.limits}
            original={
              moved && attainment.original! > 0
                ? { ratio: attainment.adjusted! / attainment.original!, progress: attainment.original }
                : null
            }
          />
        )}
        <span className="sub">{standing.total > 0 ? lines.values : t(goalState(row))}</span>
        {standing.total > 0 && lines.needed && <span className="sub">{lines.needed}</span>}
        {moved && (
          <span className="sub">
            {t('wasTarget', { share: formatPercent(attainment.original!, locale) })}
          </span>
        )}
      </td>
      <td role="cell" className="stat">
        {figures && <b className="n">{formatPercent(figures.percent / 100, locale)} </b>}
        {standing.total > 0 && <StatusMark status={status} />}
      </td>
      <td role="cell" data-label={t('trend')}>
        {figures === null ? (
          <span className="faint">{t('noValues')}</span>
        ) : (
          <>
            <Sparkline points={row.trend} />
            <span className="sub">{formatPoints(figures.points / 100, locale)}</span>
          </>
        )}
      </td>
      <td role="cell" data-label={t('confidence')}>
        {confidence === null ? (
          <span className="faint">{t('noneYet')}</span>
        ) : (
          <>
            {confidence}
            <span className="faint">{t('outOf')}</span>
          </>
        )}
        {row.disagreement && <span className="flag">{t(row.disagreement)}</span>}
      </td>
      <CheckInCell checkIn={checkIn} board={board} />
      <td role="cell" data-label={t('needs')}>
        {row.needs ?? <span className="faint">{t('nothing')}</span>}
      </td>
      <td role="cell" className="do">
        {board.directs && <Actions row={row} />}
      </td>
    </tr>
  )
}

/** The name, and below it what is particular: how the key results stand, a late start, a leave. */
export function PersonHead({ row }: { row: Row }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const facts = [
    row.left ? t('left') : null,
    row.since ? t('since', { day: formatDayShort(row.since, locale) }) : null,
  ].filter(Boolean)
  return (
    <th role="rowheader" scope="row">
      <Link href={`/people/${row.id}` as Route} prefetch={false}>
        {row.name}
      </Link>
      <span className="sub">
        {facts.length > 0 && `${facts.join(' · ')} · `}
        <StatusMix counts={row.mix} />
      </span>
    </th>
  )
}

const goalState = ({ goals }: Row): 'waitingGoal' | 'draftGoal' | 'noGoal' =>
  goals.some(({ state }) => state === 'submitted')
    ? 'waitingGoal'
    : goals.some(({ state }) => state === 'draft')
      ? 'draftGoal'
      : 'noGoal'

function Actions({ row }: { row: Row }) {
  const t = useTranslations('team.list')
  const locale = useLocale()
  const { id, name, checkIn } = row
  const { last } = checkIn
  return (
    <div className="actions row">
      {last && !last.read && (
        <a className="button" href={`#review-${last.id}`}>
          {t('review')}
          <span className="visually-hidden">
            {t('reviewOf', { week: formatWeek(last.week, locale), name })}
          </span>
        </a>
      )}
      <Link className="button quiet" href={`/notes?person=${id}` as Route} prefetch={false}>
        {t('notes')}
        <span className="visually-hidden">{t('notesOf', { name })}</span>
      </Link>
    </div>
  )
}
