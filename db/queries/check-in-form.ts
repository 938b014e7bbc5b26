import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { addDays, earliest, mondayOf, sundayOf } from '../../lib/okr/calendar'
import { formatPlain } from '../../lib/okr/amount'
import { normalise } from '../../lib/okr/decimal'
import { goalWeeks, openWeeks, weekState, type OpenWeek, type WeekState } from '../../lib/okr/goal-weeks'
import { isPaced, type Measurement } from '../../lib/okr/measures'
import { isAbove, logsWeek } from '../../lib/okr/permissions'
import type { Day, Decimal } from '../../lib/okr/types'
import { defaultMeasurementDay } from '../../lib/okr/weeks'
import type { Context } from '../context'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { reviewedCheckIns, type ReviewedCheckIn } from './parts/check-ins'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'
import { periodsFor } from './parts/periods'
import { personHere } from './parts/person-here'
import { weekFacts } from './parts/week-facts'

/** Weeks back in which the last words and confidence are looked for. */
const LOOK_BACK = 5

export type CheckInKeyResult = Pick<
  MeasuredKeyResult,
  'id' | 'name' | 'kind' | 'unit' | 'currency' | 'valueSource' | 'afterDeadline'
> & {
  /** As it goes back into its field: what this week's check-in brought. */
  entered: string | null
  /** What stood before this week: shown beside the field, and what a change starts from. */
  last: Measurement | null
  /** Where a change starts from; null where there is nothing to change yet. */
  start: Decimal | null
}

export type CheckInGoal = Pick<
  MeasuredGoal,
  'id' | 'name' | 'starts' | 'deadline' | 'progress' | 'pace' | 'status'
> & {
  keyResults: CheckInKeyResult[]
  /** The check-in of this week, where there is one. */
  standing: ReviewedCheckIn | null
  /** The one before it, of the last weeks. */
  before: ReviewedCheckIn | null
  /** The day its values are for unless another is named, and the day that was named. */
  usualDay: Day
  namedDay: Day | null
}

export type CheckInForm = {
  /** The Monday of its ISO week. */
  week: Day
  previous: Day | null
  next: Day | null
  thisWeek: Day
  person: { id: string; name: string; self: boolean }
  /** The nearest lead above the person: who reads it, unless the viewer is who writes it. */
  reader: string | null
  goals: CheckInGoal[]
  state: WeekState
  excused: { by: string; reason: string | null } | null
  /** Earlier weeks still to be logged, newest first. */
  open: OpenWeek[]
  /** Why there is nothing to log, where there is not. */
  nothing: 'no_goal' | 'closed' | 'planning' | null
  fedByQuarters: string[]
}

/** The week asked for, as its Monday; this one when none, an unreadable one or one to come is asked for. */
function weekOf(asked: string | undefined, today: Day): Day {
  const thisWeek = mondayOf(today)
  const readable =
    asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked))
  return readable ? earliest(mondayOf(asked), thisWeek) : thisWeek
}

/**
 * The check-in of one week over all goals of a person: the viewer, or somebody they lead. Null when there is no such person or
 * the viewer may not log for them.
 */
export async function checkInForm(
  ctx: Context,
  asked: { week?: string; personId?: string },
): Promise<CheckInForm | null> {
  const { viewer, today } = ctx
  const self = asked.personId === undefined || asked.personId === viewer.id
  const person = self ? viewer : await personHere(ctx, asked.personId!)
  if (!person || !(self || isAbove(viewer, person))) return null
  const week = weekOf(asked.week, today)
  const until = earliest(today, sundayOf(week))
  const owned = and(
    eq(goal.ownerId, person.id),
    inArray(goal.state, ['agreed', 'graded']),
    visibleGoals(ctx),
  )!
  const runs: SQL = sql`${goal.starts} <= ${until} and ${goal.deadline} >= ${week}`
  const open: SQL = sql`exists (select from period pe where pe.id = ${goal.periodId} and pe.state in ('active', 'grading'))`
  const where = sql`${owned} and (${open} or (${runs}))`

  const [goals, facts, checkIns, periods] = await Promise.all([
    measuredGoals(ctx, where),
    weekFacts(ctx, person.id),
    reviewedCheckIns(
      ctx,
      sql`${owned} and ${runs} and ci.week <= ${week} and ci.week >= ${addDays(week, -7 * LOOK_BACK)}`,
    ),
    periodsFor(ctx),
  ])
  const states = new Map(periods.map((one) => [one.id, one.state]))
  const asksWeekly = goals.filter((one) => !one.fedByQuarters)
  const running = asksWeekly.filter(
    (one) => one.starts <= until && one.deadline >= week && logsWeek(viewer, one),
  )
  const isOpenPeriod = ({ periodId }: MeasuredGoal) => ['active', 'grading'].includes(states.get(periodId)!)
  const shown = running.filter(isOpenPeriod).sort(byDeadline)
  const weeks = goalWeeks(asksWeekly.filter(isOpenPeriod), ctx.now)
  // Weeks before a goal was agreed ask for nothing; they can still be told.
  const begins = asksWeekly.filter(isOpenPeriod).map(({ starts }) => mondayOf(starts))
  const firstWeek = begins.sort()[0] ?? week
  const thisWeek = mondayOf(today)
  return {
    week,
    previous: week > firstWeek ? addDays(week, -7) : null,
    next: week < thisWeek ? addDays(week, 7) : null,
    thisWeek,
    person: { id: person.id, name: person.name, self },
    reader: facts.reader && facts.reader.id !== viewer.id ? facts.reader.name : null,
    goals: shown.map((one) => formGoal(one, week, today, checkIns)),
    state: weekState(weeks, week),
    excused: facts.excused.find((one) => one.week === week) ?? null,
    open: openWeeks(weeks, week === thisWeek ? week : addDays(thisWeek, 7)).filter(
      (one) => one.week !== week,
    ),
    nothing:
      shown.length > 0
        ? null
        : running.some((one) => states.get(one.periodId) === 'planning')
          ? 'planning'
          : running.length > 0
            ? 'closed'
            : 'no_goal',
    fedByQuarters: goals.filter((one) => one.fedByQuarters).map((one) => one.name),
  }
}

const byDeadline = (a: MeasuredGoal, b: MeasuredGoal): number =>
  a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : a.id < b.id ? -1 : 1

function formGoal(one: MeasuredGoal, week: Day, today: Day, checkIns: ReviewedCheckIn[]): CheckInGoal {
  const { id, name, starts, deadline, progress, pace, status } = one
  const its = checkIns.filter((checkIn) => checkIn.goalId === id)
  const standing = its.find((checkIn) => checkIn.week === week) ?? null
  const usualDay = defaultMeasurementDay(week, today, deadline)
  const dated = standing?.values.findLast(({ asOf }) => asOf <= deadline)?.asOf ?? null
  return {
    id,
    name,
    starts,
    deadline,
    progress,
    pace,
    status,
    keyResults: one.keyResults
      .filter((keyResult) => !keyResult.dropped)
      .map((keyResult) => formKeyResult(keyResult, standing, { usualDay, deadline })),
    standing,
    before: its.find((checkIn) => checkIn.week < week) ?? null,
    usualDay,
    namedDay: dated !== null && dated > usualDay ? dated : null,
  }
}

function formKeyResult(
  keyResult: MeasuredKeyResult,
  standing: ReviewedCheckIn | null,
  { usualDay, deadline }: { usualDay: Day; deadline: Day },
): CheckInKeyResult {
  const { id, name, kind, unit, currency, valueSource, afterDeadline, values, baseline } = keyResult
  const own = (standing?.values ?? []).filter((value) => value.keyResultId === id)
  const entered = own.findLast(({ asOf }) => asOf <= deadline)
  const last =
    values.findLast(({ asOf }) => asOf <= usualDay && !own.some((value) => value.asOf === asOf)) ?? null
  const start = last?.value ?? (isPaced(kind) ? (kind === 'growth' ? '0' : normalise(baseline)) : null)
  return {
    id,
    name,
    kind,
    unit,
    currency,
    valueSource,
    afterDeadline,
    entered: entered ? formatPlain(entered.value, { current: start }) : null,
    last,
    start,
  }
}
