import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { mondayOf } from '../../lib/okr/calendar'
import { goalWeeks, openWeeks, weekState, type OpenWeek, type WeekState } from '../../lib/okr/goal-weeks'
import type { Day, Status } from '../../lib/okr/types'
import type { Context } from '../context'
import { readPage } from '../read'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { goalAgainstPace } from './parts/against-pace'
import { shownConfirmations, type WaitingChange } from './parts/confirmations'
import { courseQuestions, type CourseQuestion } from './parts/course-questions'
import { firstSteps, type FirstSteps } from './parts/first-steps'
import { suggestionsAmong, type IncentiveSuggestion } from './parts/incentive-suggestions'
import { holds } from './parts/dated'
import { measuredGoals, type MeasuredGoal } from './parts/measured-goals'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'
import { toDosOf, type ToDos } from './parts/to-dos'
import { withCoverage, type TargetReview } from './parts/target-reviews'
import { weekFacts } from './parts/week-facts'

export type MyGoal = Pick<
  MeasuredGoal,
  | 'id'
  | 'name'
  | 'level'
  | 'ownerId'
  | 'ownerName'
  | 'deadline'
  | 'keyResults'
  | 'progress'
  | 'pace'
  | 'status'
  | 'pointsBehind'
  | 'measuredCount'
  | 'settings'
> & {
  /** Progress − pace at the end of each of the last weeks, oldest first; null before anything was measured. */
  trend: (number | null)[]
}

export type MyWeek = {
  /** While a company that has just been set up is on its way to its first goals. */
  firstSteps: FirstSteps | null
  period: PeriodChoice | undefined
  /** The goals of the period, furthest behind first. */
  goals: MyGoal[]
  /** The Monday of this ISO week. */
  week: Day
  /** This week's check-in over all own goals of open periods, and how many goals it is about. */
  checkIn: WeekState & { goals: number; excusedBy: string | null }
  /** Earlier weeks still to be logged, newest first. */
  open: OpenWeek[]
  toDos: ToDos
  /** Goals whose course the viewer is asked about: keep, adjust, or change the approach. */
  course: CourseQuestion[]
  /** Goals under a target that changed, with what the goals below it now make of it. */
  reviews: TargetReview[]
  /** What incentive rules suggest for those whose nearest lead the viewer is. */
  suggestions: IncentiveSuggestion[]
  /** What admins asked for that waits for the viewer's word, or is about them. */
  confirmations: WaitingChange[]
}

/** What the viewer must do now, and how the goals stand that are theirs: their own, their team's, or the company's. */
export const myWeek = (ctx: Context, periodId?: string): Promise<MyWeek> =>
  readPage(ctx, ['my week', periodId], () => readWeek(ctx, periodId))

async function readWeek(ctx: Context, periodId: string | undefined): Promise<MyWeek> {
  const { viewer, today } = ctx
  const periods = await periodsFor(ctx)
  const period = currentPeriod(periods, today, periodId)
  const openPeriods = periods
    .filter((one) => one.state === 'active' || one.state === 'grading')
    .map((one) => one.id)
  const inForce = and(inArray(goal.state, ['agreed', 'graded']), visibleGoals(ctx))!
  const toLog = and(
    eq(goal.ownerId, viewer.id),
    openPeriods.length > 0 ? inArray(goal.periodId, openPeriods) : sql`false`,
    inForce,
  )!
  const shown = period ? and(eq(goal.periodId, period.id), mine(ctx), inForce)! : sql`false`

  const [goals, facts, toDos, course, steps] = await Promise.all([
    measuredGoals(ctx, or(toLog, shown)!),
    weekFacts(ctx, viewer.id),
    toDosOf(ctx, period?.id),
    courseQuestions(ctx, periods),
    firstSteps(ctx, period),
  ])
  const [reviews, suggestions] = await Promise.all([
    withCoverage(ctx, toDos.changed),
    toDos.incentives ? suggestionsAmong(ctx, toDos.incentives) : [],
  ])
  const week = mondayOf(today)
  const until = period && period.last < today ? period.last : today
  const logging = goals.filter(
    (one) => one.ownerId === viewer.id && openPeriods.includes(one.periodId) && !one.fedByQuarters,
  )
  const weeks = goalWeeks(logging, ctx.now)
  const current = weeks.filter((one) => one.monday === week)
  return {
    firstSteps: steps,
    period,
    goals: goals
      .filter((one) => one.periodId === period?.id)
      .map((one) => ({ ...one, trend: goalAgainstPace(one, until) }))
      .sort(furthestBehindFirst),
    week,
    checkIn: {
      ...weekState(weeks, week),
      goals: current.length,
      excusedBy: facts.excused.find((one) => one.week === week)?.by ?? null,
    },
    open: openWeeks(weeks, week),
    toDos,
    course,
    reviews,
    suggestions,
    confirmations: shownConfirmations(ctx, toDos.confirmations),
  }
}

/** Own goals; of those who lead a team directly its goals; of executives the company's. */
function mine({ viewer, today }: Context): SQL {
  const led = sql`${goal.level} = 'team' and exists (select from team_lead tl
    where tl.team_id = ${goal.teamId} and tl.person_id = ${viewer.id} and ${holds('tl', today)})`
  return or(
    eq(goal.ownerId, viewer.id),
    viewer.leads.length > 0 ? sql`(${led})` : undefined,
    viewer.executive ? eq(goal.level, 'company') : undefined,
  )!
}

const order: Status[] = ['off_track', 'at_risk', 'no_data', 'on_track', 'done']

function furthestBehindFirst(a: MyGoal, b: MyGoal): number {
  const byStatus = order.indexOf(a.status) - order.indexOf(b.status)
  return byStatus || (b.pointsBehind ?? 0) - (a.pointsBehind ?? 0) || (a.id < b.id ? -1 : 1)
}
