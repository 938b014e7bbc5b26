import { useLocale, useTranslations } from 'next-intl'
import type { TeamBoard } from '@/db/queries/team-board'
import { formatDayShort, formatPercent, formatTime } from '@/lib/i18n/format'
import { isoWeek, todayIn } from '@/lib/okr/calendar'
import type { Locale } from '@/lib/okr/types'
import { againstPace, shownMeasure } from './measure-words'

type Say = ReturnType<typeof useTranslations<'team.state'>>

/** The state of a team in a few sentences: who is behind, who has not logged the week, how the target stands, who carries it. */
export function StateSentence({ board }: { board: TeamBoard }) {
  const t = useTranslations('team.state')
  const locale = useLocale()
  return <p className="state">{sentences(board, t, locale).filter(Boolean).join(t('space'))}</p>
}

function sentences(board: TeamBoard, t: Say, locale: Locale): (string | null)[] {
  const { period, rows, teams, reached, agreed, today, hidden } = board
  if (period === null || (rows.all + hidden === 0 && teams.length === 0)) return [t('nobody')]
  // Some of the people are not open to the viewer: a count of the others would mislead.
  if (hidden > 0) return [target(board, t, locale)]
  if (period.state === 'planning') return [t('planning', { agreed, all: rows.all })]
  if (period.state !== 'closed' && today <= period.last) return running(board, t, locale)
  const first = shownMeasure(board)
  const share = first?.attainment.adjusted ?? null
  return share === null
    ? [t('overNoTarget', { done: reached, all: rows.all })]
    : [
        t('over', {
          done: reached,
          all: rows.all,
          metric: first!.name,
          share: formatPercent(share, locale),
        }),
      ]
}

function running(board: TeamBoard, t: Say, locale: Locale): (string | null)[] {
  const { rows, carrier } = board
  return [
    teamsBehind(board, t),
    peopleBehind(board, t),
    rows.all > 0 ? waiting(board, t, locale) : null,
    target(board, t, locale),
    carrier && shownMeasure(board)
      ? t('carrier', { share: formatPercent(carrier.share, locale), name: carrier.name })
      : null,
  ]
}

function teamsBehind({ teams, teamsBehind: behind, metric, inMetric }: TeamBoard, t: Say): string | null {
  if (teams.length === 0) return null
  if (!metric || !inMetric) return t('teams', { behind, all: teams.length })
  return inMetric.teams.all > 0 ? t('teamsIn', { ...inMetric.teams, metric: metric.name }) : null
}

function peopleBehind({ rows, withoutData, metric, inMetric }: TeamBoard, t: Say): string | null {
  if (rows.all === 0) return null
  if (!metric || !inMetric) return t('behind', { behind: rows.behind, all: rows.all, noData: withoutData })
  return inMetric.people.all > 0 ? t('behindIn', { ...inMetric.people, metric: metric.name }) : null
}

function waiting({ rows, week, dueAt, today, timeZone }: TeamBoard, t: Say, locale: Locale): string | null {
  if (week === null) return null
  const late = { count: rows.noCheckIn, week: isoWeek(week).week }
  if (late.count === 0) return t('waitingNone', late)
  if (dueAt === null) return t('waiting', late)
  const day = todayIn(timeZone, dueAt)
  const time = formatTime(dueAt, locale, timeZone)
  const when = day === today ? t('today', { time }) : t('at', { day: formatDayShort(day, locale), time })
  return t('waitingDue', { ...late, when })
}

function target(board: TeamBoard, t: Say, locale: Locale): string {
  const { measures, metric, limits } = board
  const shown = shownMeasure(board)
  if (!shown) return metric && measures.length > 0 ? t('noTargetIn', { metric: metric.name }) : t('noTarget')
  const { key, values } = againstPace(shown, limits, locale)
  return t(key, values)
}
