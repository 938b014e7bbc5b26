import { and, eq, type SQL } from 'drizzle-orm'
import { weekTimings } from '@/lib/okr/goal-weeks'
import { administers, seesEverybodyIn, writesDirection } from '@/lib/okr/permissions'
import type { Thresholds } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import { discipline, type Discipline, type WeekTiming } from '@/lib/okr/weeks'
import type { Context } from '../context'
import { readPage } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { boardMetrics, type BoardMetric } from './parts/board-figures'
import { isBehind } from './parts/board-order'
import { checkInsToRead, type CheckInToRead } from './parts/board-unread'
import { alignedChildren } from './parts/coverage-children'
import { directionOf, type Direction } from './parts/direction'
import { forecastsIn, forecastsOf } from './parts/forecasts'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { counts } from './parts/person-row'
import { rosterOn, type RosterTeam } from './parts/roster'
import { subtrees, teamRow, type TeamRow } from './parts/team-rows'
import { unitMeasures, unitStanding, type UnitMeasure, type UnitStanding } from './parts/unit-standing'

export type CompanyTeamRow = TeamRow & {
  /** 0 directly below the company. */
  depth: number
  /** It has teams below it. */
  group: boolean
  /** Null where the goals of its people are not open to the viewer. */
  discipline: Discipline | null
}

export type CompanyPage = {
  name: string
  period: PeriodChoice | null
  today: Day
  limits: Thresholds
  standing: UnitStanding
  measures: UnitMeasure[]
  metric: BoardMetric | null
  metrics: BoardMetric[]
  teams: CompanyTeamRow[]
  teamsBehind: number
  discipline: Discipline | null
  /** Null without a period. */
  direction: Direction | null
  /** The viewer writes the direction, and the period still takes it. */
  writesDirection: boolean
  executive: boolean
  administers: boolean
  /** Check-ins that wait for the executives: of those above whom nobody leads. */
  toRead: CheckInToRead[]
  timeZone: string
}

type Options = { periodId?: string; metricId?: string }

/** The company in one period: its own target, and every region and team with its bar, coverage, people and check-ins. */
export const companyPage = (ctx: Context, options: Options): Promise<CompanyPage> =>
  readPage(ctx, ['company', options], () => readCompany(ctx, options))

async function readCompany(ctx: Context, options: Options): Promise<CompanyPage> {
  const period = currentPeriod(await periodsFor(ctx), ctx.today, options.periodId) ?? null
  const until = period && period.last < ctx.today ? period.last : ctx.today
  const within = (which?: SQL) => and(eq(goal.periodId, period!.id), which, visibleGoals(ctx))!
  const [roster, goals, children, direction, expected] = await Promise.all([
    rosterOn(ctx, until, null),
    period ? measuredGoals(ctx, within()) : [],
    period ? alignedChildren(ctx, within()) : new Map<string, never>(),
    period && directionOf(ctx, period.id),
    period && forecastsIn(ctx, period),
  ])
  const own = goals.filter(({ level }) => level === 'company')
  const metrics = boardMetrics(own, [], goals)
  const metric = metrics.find(({ id }) => id === options.metricId) ?? metrics[0] ?? null
  // Each goal counts for every unit above it: its weeks are gone through once.
  const timings = goals
    .filter((one) => one.level === 'person' && counts(one))
    .map((one): TeamTimings => ({ teamId: one.teamId!, weeks: weekTimings(one, ctx.now) }))
  const below = subtrees(roster.teams)
  const depths = depthsOf(roster.teams)
  const teams = inTreeOrder(roster.teams)
    .map((team): CompanyTeamRow & { archived: boolean } => {
      const subtree = below.get(team.id)!
      const open = seesEverybodyIn(ctx.viewer, team.id, ctx.company)
      const row = teamRow(team, subtree, open, { goals, children, metricId: metric?.id ?? null })
      return {
        ...row,
        depth: depths.get(team.id)!,
        group: subtree.size > 1,
        discipline: open ? disciplineOf(timings.filter(({ teamId }) => subtree.has(teamId))) : null,
        archived: team.archived,
      }
    })
    .filter((row) => !row.archived || row.standing.goals.length > 0)
  const leaves = teams.filter(({ group, cell }) => !group && cell !== null)
  const all = ctx.viewer.executive || ctx.company.visibility === 'everyone'
  const toRead =
    period && ctx.viewer.executive
      ? await checkInsToRead(ctx, goals, { periodId: period.id, teamId: null, rows: [] })
      : []

  return {
    name: ctx.company.name,
    period,
    today: ctx.today,
    limits: goals[0]?.settings ?? ctx.company,
    standing: unitStanding(
      own,
      teams.flatMap(({ depth, statuses }) => (depth === 0 ? statuses : [])),
    ),
    measures: unitMeasures(
      own,
      children,
      goals.flatMap((one) => {
        const team = one.level === 'team' && roster.teams.find(({ id }) => id === one.teamId)
        return team && team.parentId === null ? [{ goal: one, name: team.name }] : []
      }),
      forecastsOf(own, expected),
    ),
    metric,
    metrics: metrics.filter(({ id }) =>
      hasMetric([...own, ...goals.filter(({ level }) => level === 'team')], id),
    ),
    teams,
    teamsBehind: leaves.filter(({ cell }) => isBehind(cell!.status)).length,
    discipline: all ? disciplineOf(timings) : null,
    direction,
    writesDirection: period !== null && period.state !== 'closed' && writesDirection(ctx.viewer),
    executive: ctx.viewer.executive,
    administers: administers(ctx.viewer),
    toRead,
    timeZone: ctx.company.timeZone,
  }
}

/** How the weeks of a person's goal went. */
type TeamTimings = { teamId: string; weeks: WeekTiming[] }

const disciplineOf = (timings: readonly TeamTimings[]): Discipline =>
  discipline(timings.flatMap(({ weeks }) => weeks))

const hasMetric = (goals: readonly MeasuredGoal[], metricId: string): boolean =>
  goals.some(
    (one) => counts(one) && one.keyResults.some((each) => each.metricId === metricId && !each.dropped),
  )

function depthsOf(teams: readonly RosterTeam[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const { id, parentId } of teams)
    depths.set(id, parentId === null ? 0 : (depths.get(parentId) ?? -1) + 1)
  return depths
}

/** Each team after the one above it, siblings in the order of their names. */
function inTreeOrder(teams: readonly RosterTeam[], parentId: string | null = null): RosterTeam[] {
  return teams
    .filter((team) => team.parentId === parentId)
    .flatMap((team) => [team, ...inTreeOrder(teams, team.id)])
}
