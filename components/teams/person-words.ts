import type { useTranslations } from 'next-intl'
import { drawnPace, type SayStatus } from '@/components/ui/pace'
import { drawnSpark } from '@/components/ui/sparkline'
import type { PersonRow } from '@/db/queries/parts/person-row'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatPercent, formatPoints, formatWeek } from '@/lib/i18n/format'
import { shownAgainstPace } from '@/lib/okr/rounding'
import type { Locale } from '@/lib/okr/types'
import { cellWords } from './cell-words'
import { checkInWords } from './check-in-words'
import type { PersonHeadProps } from './person-head'
import type { PersonWords } from './person-rows'

type Say = ReturnType<typeof useTranslations<'team.list'>>

/** One person's row of the board, in words and figures ready to be drawn. */
export function personWords(
  row: PersonRow,
  board: TeamBoard,
  { t, s, locale }: { t: Say; s: SayStatus; locale: Locale },
): PersonWords {
  const { standing, confidence } = row
  const { status, progress, pace } = standing
  const some = standing.total > 0
  const figures =
    progress === null ? null : shownAgainstPace(progress, { status, pace, thresholds: board.limits })
  return {
    head: personHead(row, t, locale),
    pace: some
      ? drawnPace({ progress, pace, status, thresholds: board.limits, original: originalsOf(row) }, s, locale)
      : null,
    under: some ? underBar(row, board, t, locale) : [t(goalState(row))],
    percent: figures && formatPercent(figures.percent / 100, locale),
    status: some ? status : null,
    trend: figures && drawnSpark(row.trend, s, locale),
    points: figures && formatPoints(figures.points / 100, locale),
    confidence,
    disagreement: row.disagreement && t(row.disagreement),
    checkIn: checkInWords(row.checkIn, board, t, locale),
    needs: row.needs,
    acts: board.directs ? acts(row, t, locale) : null,
  }
}

/** Where the targets before adjustments lie on the bar. */
function originalsOf({ attainment: { original, adjusted } }: PersonRow) {
  if (original === null || original === adjusted || original === 0) return null
  return { ratio: adjusted! / original, progress: original }
}

/** The name, and below it what is particular: a late start, a leave, how the key results stand. */
export function personHead(row: PersonRow, t: Say, locale: Locale): PersonHeadProps {
  const facts = [
    row.left ? t('left') : null,
    row.since ? t('since', { day: formatDayShort(row.since, locale) }) : null,
  ]
  return { id: row.id, name: row.name, facts: facts.filter((fact) => fact !== null), mix: row.mix }
}

function underBar(row: PersonRow, board: TeamBoard, t: Say, locale: Locale): string[] {
  const { values, needed } = cellWords([...row.cells.values()], board.main?.currency ?? null, t, locale)
  const { original, adjusted } = row.attainment
  const was = original !== null && original !== adjusted
  return [
    values,
    ...(needed ? [needed] : []),
    ...(was ? [t('wasTarget', { share: formatPercent(original, locale) })] : []),
  ]
}

const goalState = ({ goals }: PersonRow): 'waitingGoal' | 'draftGoal' | 'noGoal' =>
  goals.some(({ state }) => state === 'submitted')
    ? 'waitingGoal'
    : goals.some(({ state }) => state === 'draft')
      ? 'draftGoal'
      : 'noGoal'

function acts({ name, checkIn: { last } }: PersonRow, t: Say, locale: Locale): PersonWords['acts'] {
  return {
    review:
      last && !last.read
        ? { id: last.id, of: t('reviewOf', { week: formatWeek(last.week, locale), name }) }
        : null,
    notesOf: t('notesOf', { name }),
  }
}
