import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { NotFound } from '@/lib/okr/errors'
import { gradesTeam, readsStatement } from '@/lib/okr/permissions'
import type { Context } from '../context'
import { isId } from '../ids'
import { read } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { gradeFacts, shownGrade, type ShownGrade } from './parts/grades'
import { openSuggestions, shownSuggestions, type ShownSuggestions } from './parts/incentive-suggestions'
import { holds } from './parts/dated'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { rosterOn } from './parts/roster'
import { subtrees } from './parts/team-rows'

export type GradingRow = Pick<
  MeasuredGoal,
  | 'id'
  | 'name'
  | 'level'
  | 'ownerId'
  | 'ownerName'
  | 'keyResults'
  | 'originalAttainment'
  | 'adjustedAttainment'
> & {
  /** Of a team's goal. */
  team: string | null
  grade: ShownGrade
  /** The viewer may read its owner's statement. */
  statement: boolean
}

export type TeamGrading = {
  team: { id: string; name: string }
  period: PeriodChoice | null
  rows: GradingRow[]
  /** Teams directly below: how many of their people's goals have a final score that holds. */
  teams: { id: string; name: string; goals: number; graded: number }[]
  /** What incentive rules suggest for these goals. */
  suggestions: ShownSuggestions
  timeZone: string
}

/**
 * All that a lead grades in one team, in eight statements: the goals that count in it, and the goals of the teams directly below.
 * Their people's are on their own pages.
 *
 * @throws NotFound for who does not lead the team.
 */
export async function teamGrading(ctx: Context, teamId: string, periodId?: string): Promise<TeamGrading> {
  if (!isId(teamId) || !gradesTeam(ctx.viewer, teamId)) throw new NotFound()
  const period = currentPeriod(await periodsFor(ctx), ctx.today, periodId) ?? null
  const roster = await rosterOn(ctx, period && period.last < ctx.today ? period.last : ctx.today, teamId)
  const [team] = roster.teams
  if (!team) throw new NotFound()
  const below = roster.teams.filter(({ parentId }) => parentId === teamId)
  const within = and(
    period ? eq(goal.periodId, period.id) : sql`false`,
    inArray(goal.state, ['agreed', 'graded']),
    or(
      eq(goal.teamId, teamId),
      below.length === 0
        ? undefined
        : and(
            eq(goal.level, 'team'),
            inArray(
              goal.teamId,
              below.map(({ id }) => id),
            ),
          ),
    ),
    visibleGoals(ctx),
  )!
  const [goals, facts, counts, suggestions, owners] = await Promise.all([
    measuredGoals(ctx, within),
    gradeFacts(ctx, within),
    period && below.length > 0 ? gradedCounts(ctx, period.id) : [],
    openSuggestions(ctx, within),
    ownersOf(ctx, within),
  ])
  const readable = new Set(owners.filter((one) => readsStatement(ctx.viewer, one)).map(({ id }) => id))
  const names = new Map(roster.teams.map(({ id, name }) => [id, name]))
  const trees = subtrees(roster.teams)
  return {
    team: { id: team.id, name: team.name },
    period,
    rows: goals
      .map((one) => ({
        ...one,
        team: one.level === 'team' ? (names.get(one.teamId!) ?? null) : null,
        grade: shownGrade(ctx.viewer, one, period!.state, facts.get(one.id)!),
        statement: readable.has(one.ownerId),
      }))
      .sort(ownFirst(teamId)),
    teams: below.flatMap(({ id, name }) => {
      const theirs = counts.filter((one) => trees.get(id)!.has(one.teamId))
      const sum = (of: 'goals' | 'graded') => theirs.reduce((all, one) => all + one[of], 0)
      return sum('goals') > 0 ? [{ id, name, goals: sum('goals'), graded: sum('graded') }] : []
    }),
    suggestions: shownSuggestions(suggestions),
    timeZone: ctx.company.timeZone,
  }
}

/** Whose goals they are, with the team they are in today. */
const ownersOf = (ctx: Context, goals: SQL) =>
  read<{ id: string; teamId: string | null }>(
    ctx,
    sql`select distinct o.id, m.team_id as "teamId"
      from ${goal} join person o on o.id = ${goal.ownerId} and o.erased_at is null
      left join membership m on m.person_id = o.id and ${holds('m', ctx.today)}
      where ${goals}`,
  )

type Counted = { teamId: string; goals: number; graded: number }

const gradedCounts = (ctx: Context, periodId: string): Promise<Counted[]> =>
  read(
    ctx,
    sql`select ${goal.teamId} as "teamId", count(*)::int as goals,
        count(*) filter (where gr.final_at is not null and gr.outdated_at is null)::int as graded
      from ${goal} left join grade gr on gr.goal_id = ${goal.id}
      where ${goal.periodId} = ${periodId} and ${goal.level} = 'person' and ${goal.state} in ('agreed', 'graded')
        and ${visibleGoals(ctx)}
      group by ${goal.teamId}`,
  )

/** The team's own goal, then those of the teams below, then its people's by their names. */
const ownFirst = (teamId: string) => (a: MeasuredGoal & GradingRow, b: MeasuredGoal & GradingRow) =>
  place(a, teamId) - place(b, teamId) ||
  (a.team ?? a.ownerName).localeCompare(b.team ?? b.ownerName) ||
  (a.id < b.id ? -1 : 1)

const place = ({ level, teamId }: MeasuredGoal, own: string): number =>
  level === 'person' ? 2 : teamId === own ? 0 : 1
