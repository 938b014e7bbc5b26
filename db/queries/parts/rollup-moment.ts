import { parseIsoWeek, sundayOf } from '@/lib/okr/calendar'
import { weekTimings } from '@/lib/okr/goal-weeks'
import { endOfWeek, weeksUntil } from '@/lib/okr/known'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../../context'
import type { GoalHistory } from './goal-history'
import { knownBefore, knownChildren, knownGoals } from './known-goals'
import type { PeriodChoice } from './periods'
import { changesBefore, type goalChanges } from './rollup-changes'
import { ofPeople, type Quarter } from './rollup-units'

/** Until when a page knows: before an instant, on a day of the company's calendar. */
export type Moment = { week: Day | null; until: Day; before: Date }

/** A past week of the period that is asked for, or now. */
export function momentOf(ctx: Context, period: PeriodChoice, asked: string | undefined): Moment {
  const now = { week: null, until: period.last < ctx.today ? period.last : ctx.today, before: afterNow(ctx) }
  const week = asked === undefined ? null : parseIsoWeek(asked)
  if (week === null || !weeksUntil(period.first, now.until).includes(week)) return now
  return sundayOf(week) < ctx.today
    ? { week, until: sundayOf(week), before: endOfWeek(week, ctx.company.timeZone) }
    : now
}

/** What was recorded this very instant is known. */
const afterNow = ({ now }: Context): Date => new Date(now.getTime() + 1)

/** What a history comes to at a moment: of all the periods it holds. */
export function quarterAt(
  ctx: Context,
  history: GoalHistory,
  { changes, scores }: Awaited<ReturnType<typeof goalChanges>>,
  { week, until, before }: Moment,
): Quarter {
  const instant = before.getTime()
  const known = knownBefore(history, instant)
  const now = new Date(instant - 1)
  const goals = knownGoals(ctx, known, week === null ? ctx.today : until)
  return {
    goals,
    children: knownChildren(known),
    timings: new Map(goals.filter(ofPeople).map((one) => [one.id, weekTimings(one, now)])),
    changes: changesBefore(changes, instant),
    // In the order they were given: the last one by then stands.
    finals: new Map(scores.flatMap(({ goalId, score, at }) => (at < instant ? [[goalId, score]] : []))),
    forecasts: new Map(),
  }
}

/** The part of it that is one period's. */
export const goalsOf = (quarter: Quarter, { id }: PeriodChoice): Quarter => ({
  ...quarter,
  goals: quarter.goals.filter(({ periodId }) => periodId === id),
})
