import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { agreesTogether } from '@/lib/okr/complete'
import { NotFound } from '@/lib/okr/errors'
import { administers, isOwnGoal, leadsTeam } from '@/lib/okr/permissions'
import type { Thresholds } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import type { Context } from '../context'
import { isId } from '../ids'
import { readPage } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { boardMetrics, boardSum, carrierOf, type BoardMetric, type BoardSum } from './parts/board-figures'
import {
  isBehind,
  rowCounts,
  shownRows,
  sortedRows,
  type BoardShow,
  type BoardSort,
} from './parts/board-order'
import { boardPeople } from './parts/board-people'
import { boardExtras } from './parts/board-extras'
import { checkInsToRead, type CheckInToRead } from './parts/board-unread'
import { carriersOf, type Carriers } from './parts/carriers'
import { alignedChildren, type AlignedChild } from './parts/coverage-children'
import { forecastsIn, forecastsOf } from './parts/forecasts'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { inMetric, type MetricCounts } from './parts/in-metric'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import type { PersonRow } from './parts/person-row'
import { rosterOn, type Roster } from './parts/roster'
import { parentsOf, reviewsFrom, type TargetReview } from './parts/target-reviews'
import { subTeams, type SubTeamRow } from './parts/team-rows'
import {
  unitMeasures,
  unitStanding,
  type Below,
  type UnitMeasure,
  type UnitStanding,
} from './parts/unit-standing'

export type TeamBoard = {
  team: { id: string; name: string; lead: { id: string; name: string } | null }
  above: Roster['above']
  period: PeriodChoice | null
  today: Day
  timeZone: string
  /** What statuses were decided by. */
  limits: Thresholds
  /** The newest week a check-in is asked for. */
  week: Day | null
  /** When it is due, while that has not passed for who has not logged it. */
  dueAt: Date | null
  standing: UnitStanding
  measures: UnitMeasure[]
  metrics: BoardMetric[]
  /** The metric the bars of teams are of, and the first to choose. */
  main: BoardMetric | null
  /** The one asked for: the table then lists its figures. */
  metric: BoardMetric | null
  /** What key results are expected to come to, by their ids. */
  forecasts: ReadonlyMap<string, KeyResultForecast>
  sum: BoardSum | null
  teams: SubTeamRow[]
  people: PersonRow[]
  rows: Record<BoardShow, number>
  withoutData: number
  /** People who have an agreed goal; people who have reached all of theirs; teams behind pace. */
  agreed: number
  reached: number
  teamsBehind: number
  /** Of those with a target in the chosen metric. */
  inMetric: { people: MetricCounts; teams: MetricCounts } | null
  /** People whose goals are not open to the viewer. */
  hidden: number
  /** Who has brought most of the chosen metric, else of the main one, where that is a third or more. */
  carrier: { name: string; share: number } | null
  /** For who leads it: who could carry what the large target lacks below it. */
  carriers: Carriers | null
  /** Goals here under a target that changed, for who leads the team. */
  reviews: TargetReview[]
  toRead: CheckInToRead[]
  /** Goals that wait for somebody above, those first that can be agreed together with others. */
  submitted: SubmittedGoal[]
  /** The viewer leads the team, or is an executive. */
  directs: boolean
  administers: boolean
}

/** A goal to agree, with what it asks for. */
export type SubmittedGoal = Pick<MeasuredGoal, 'id' | 'name' | 'ownerName' | 'version' | 'checkVerdict'> & {
  /** It can be agreed from here; another has to be read first. */
  together: boolean
  keyResults: MeasuredGoal['keyResults']
}

export type BoardOptions = {
  periodId?: string
  metricId?: string
  show: BoardShow
  sort: { by: BoardSort; down: boolean }
}

/**
 * A team's board in one period. A region's is the same with its teams first. Memberships are those of today, of an ended period
 * those of its last day; goals count where they were agreed.
 *
 * @throws NotFound when there is no such team.
 */
export async function teamBoard(ctx: Context, teamId: string, options: BoardOptions): Promise<TeamBoard> {
  if (!isId(teamId)) throw new NotFound()
  return readPage(ctx, ['board', teamId, options], () => readBoard(ctx, teamId, options))
}

async function readBoard(ctx: Context, teamId: string, options: BoardOptions): Promise<TeamBoard> {
  const period = currentPeriod(await periodsFor(ctx), ctx.today, options.periodId) ?? null
  const until = period && period.last < ctx.today ? period.last : ctx.today
  const roster = await rosterOn(ctx, until, teamId)
  const team = roster.teams[0]
  if (!team) throw new NotFound()
  const directs = ctx.viewer.executive || leadsTeam(ctx.viewer, teamId)

  const ownTeams = roster.teams.filter(({ id, parentId }) => id === teamId || parentId === teamId)
  const teamGoals = and(
    eq(goal.level, 'team'),
    inArray(
      goal.teamId,
      ownTeams.map(({ id }) => id),
    ),
  )!
  const personGoals = and(
    eq(goal.level, 'person'),
    inArray(
      goal.teamId,
      roster.teams.map(({ id }) => id),
    ),
  )!
  const within = (which: SQL) => and(eq(goal.periodId, period!.id), which, visibleGoals(ctx))!
  const [goals, children, expected] = period
    ? await Promise.all([
        measuredGoals(ctx, within(or(teamGoals, personGoals)!)),
        alignedChildren(ctx, or(within(teamGoals), parentsOf(ownGoals(period.id, teamId)))!),
        forecastsIn(ctx, period),
      ])
    : [[], new Map<string, AlignedChild[]>(), null]
  const forecasts = forecastsOf(goals, expected)

  const own = goals.filter((one) => one.level === 'team' && one.teamId === teamId)
  const directly = roster.teams.filter(({ parentId }) => parentId === teamId)
  const measures = unitMeasures(own, children, below(goals, teamId, directly), forecasts)
  const { rows, hidden } = boardPeople(ctx, roster, goals, { teamId, period, until, directs })
  const metrics = boardMetrics(own, rows, goals)
  const metric = metrics.find(({ id }) => id === options.metricId) ?? null
  const main = metrics[0] ?? null
  const metricId = (metric ?? main)?.id ?? null
  const teams = subTeams(ctx, roster, teamId, { goals, children, metricId })
  const statuses = [
    ...rows.flatMap(({ standing }) => (standing.total > 0 ? [standing.status] : [])),
    ...teams.flatMap(({ statuses }) => statuses),
  ]
  const units = teams.length > 0 ? teams : rows.filter(({ left }) => !left)
  const ids = units.map(({ id }) => id)
  const extras = period
    ? await boardExtras(ctx, period, {
        [teams.length > 0 ? 'teams' : 'people']: directs ? ids : [],
        reviewed: directs ? reviewedHere(period.id, teamId, directly) : sql`false`,
      })
    : { results: [], changed: [] }
  const toRead =
    directs && period ? await checkInsToRead(ctx, goals, { periodId: period.id, teamId, rows }) : []

  return {
    team: {
      id: team.id,
      name: team.name,
      lead: team.leadId === null ? null : { id: team.leadId, name: team.leadName! },
    },
    above: roster.above,
    period,
    today: ctx.today,
    timeZone: ctx.company.timeZone,
    limits: goals[0]?.settings ?? ctx.company,
    week: newestWeek(rows),
    dueAt: rows.find(({ checkIn }) => checkIn.open?.timing === 'due')?.checkIn.open?.dueAt ?? null,
    standing: unitStanding(own, hidden > 0 ? [] : statuses),
    measures,
    metrics,
    main,
    metric,
    forecasts,
    sum: metric && hidden === 0 ? boardSum(rows, metric, measures) : null,
    teams,
    people: sortedRows(shownRows(rows, options.show), options.sort, metric?.id),
    rows: rowCounts(rows),
    withoutData: rows.filter(({ standing }) => standing.total > 0 && standing.measured === 0).length,
    agreed: rows.filter(({ standing }) => standing.total > 0).length,
    reached: rows.filter(({ standing }) => standing.status === 'done').length,
    inMetric: metric && inMetric(metric, rows, teams),
    teamsBehind: teams.filter(({ standing }) => isBehind(standing.status)).length,
    hidden,
    carrier: main && hidden === 0 ? carrierOf(rows, metric ?? main) : null,
    carriers:
      directs && period?.state !== 'closed'
        ? carriersOf(
            measures.find((one) => one.metricId === metricId && metricId !== null) ?? measures[0],
            units,
            teams.length > 0 ? 'teams' : 'people',
            extras.results,
            goals,
          )
        : null,
    reviews: reviewsFrom(extras.changed, children),
    toRead,
    submitted: directs && period?.state !== 'closed' ? submittedGoals(goals, ctx.viewer) : [],
    directs,
    administers: administers(ctx.viewer),
  }
}

/** The ids of a team's own goals in a period, as a list of a statement. */
const ownGoals = (periodId: string, teamId: string): SQL =>
  sql`(select og.id from goal og where og.period_id = ${periodId} and og.level = 'team' and og.team_id = ${teamId})`

/** Its own goals, those of the teams directly below, and of its own people. */
const reviewedHere = (periodId: string, teamId: string, directly: readonly { id: string }[]): SQL => {
  const teams = sql.join(
    [teamId, ...directly.map(({ id }) => id)].map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  return sql`g.period_id = ${periodId} and (g.level = 'team' and g.team_id in (${teams})
    or g.level = 'person' and g.team_id = ${teamId})`
}

function submittedGoals(goals: readonly MeasuredGoal[], viewer: Context['viewer']): SubmittedGoal[] {
  return goals
    .filter((one) => one.state === 'submitted' && !isOwnGoal(viewer, one))
    .map(({ id, name, ownerName, version, starts, deadline, keyResults, checkVerdict }) => {
      const standing = keyResults.filter(({ dropped }) => !dropped)
      const together = agreesTogether({ starts, deadline, keyResults: standing, checkVerdict })
      return { id, name, ownerName, version, keyResults: standing, checkVerdict, together }
    })
    .sort((a, b) => Number(b.together) - Number(a.together))
}

/** Goals one level down: those of the teams directly below, and of the team's own people. */
const below = (
  goals: readonly MeasuredGoal[],
  teamId: string,
  directly: readonly { id: string; name: string }[],
): Below[] =>
  goals.flatMap((one) => {
    if (one.level === 'person') return one.teamId === teamId ? [{ goal: one, name: one.ownerName }] : []
    const team = directly.find(({ id }) => id === one.teamId)
    return team ? [{ goal: one, name: team.name }] : []
  })

function newestWeek(rows: readonly PersonRow[]): Day | null {
  const weeks = rows.flatMap(({ checkIn: { open, last } }) => [open?.week ?? '', last?.week ?? ''])
  return weeks.toSorted().at(-1) || null
}
