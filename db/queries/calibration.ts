import { and, eq, inArray, sql } from 'drizzle-orm'
import { NotFound } from '@/lib/okr/errors'
import { calibrates } from '@/lib/okr/permissions'
import { spreadOf, type Spread } from '@/lib/okr/spread'
import type { Context } from '../context'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { gradeFacts, shownGrade, type ShownGrade } from './parts/grades'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { rosterOn } from './parts/roster'

type GradedGoal = MeasuredGoal & { grade: ShownGrade }

/** How the final scores of one team's people lie. */
export type ScoredTeam = {
  id: string
  name: string
  goals: number
  graded: number
  /** Given before a value was corrected, and not confirmed yet. */
  outdated: number
  scores: number[]
  spread: Spread | null
  /** Mean of final − computed over the goals that have both. */
  lean: number | null
}

export type Calibration = {
  period: PeriodChoice | null
  teams: ScoredTeam[]
  all: ScoredTeam
  /** The company's and its teams' goals, whom the executives or the leads above grade. */
  units: (Pick<MeasuredGoal, 'id' | 'name' | 'ownerName'> & { team: string | null; grade: ShownGrade })[]
}

/**
 * The final scores of a period beside each other, team by team, in four statements.
 *
 * @throws NotFound for anybody but an executive.
 */
export async function calibration(ctx: Context, periodId?: string): Promise<Calibration> {
  if (!calibrates(ctx.viewer)) throw new NotFound()
  const period = currentPeriod(await periodsFor(ctx), ctx.today, periodId) ?? null
  const within = and(
    period ? eq(goal.periodId, period.id) : sql`false`,
    inArray(goal.state, ['agreed', 'graded']),
    visibleGoals(ctx),
  )!
  const until = period && period.last < ctx.today ? period.last : ctx.today
  const [roster, goals, facts] = await Promise.all([
    rosterOn(ctx, until, null),
    measuredGoals(ctx, within),
    gradeFacts(ctx, within),
  ])
  const names = new Map(roster.teams.map(({ id, name }) => [id, name]))
  const graded = goals.map((one): GradedGoal => ({
    ...one,
    grade: shownGrade(ctx.viewer, one, period!.state, facts.get(one.id)!),
  }))
  const people = graded.filter(({ level }) => level === 'person')
  return {
    period,
    teams: roster.teams
      .flatMap(({ id, name }) => {
        const theirs = people.filter(({ teamId }) => teamId === id)
        return theirs.length > 0 ? [scored(id, name, theirs)] : []
      })
      .sort((a, b) => (b.spread?.mean ?? -1) - (a.spread?.mean ?? -1) || (a.name < b.name ? -1 : 1)),
    all: scored('', '', people),
    units: graded
      .filter(({ level }) => level !== 'person')
      .map(({ id, name, ownerName, teamId, grade }) => ({
        id,
        name,
        ownerName,
        team: teamId === null ? null : (names.get(teamId) ?? null),
        grade,
      }))
      .sort((a, b) => Number(a.team !== null) - Number(b.team !== null) || (a.name < b.name ? -1 : 1)),
  }
}

function scored(id: string, name: string, goals: readonly GradedGoal[]): ScoredTeam {
  const given = goals.flatMap(({ grade }) =>
    grade.final ? [{ ...grade.final, computed: grade.computed }] : [],
  )
  const leans = given.flatMap(({ score, computed }) => (computed === null ? [] : [score - computed]))
  const scores = given.map(({ score }) => score)
  return {
    id,
    name,
    goals: goals.length,
    graded: given.filter(({ outdated }) => !outdated).length,
    outdated: given.filter(({ outdated }) => outdated).length,
    scores: scores.sort((a, b) => a - b),
    spread: spreadOf(scores),
    lean: leans.length > 0 ? leans.reduce((sum, lean) => sum + lean, 0) / leans.length : null,
  }
}
