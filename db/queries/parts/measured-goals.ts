import type { SQL } from 'drizzle-orm'
import { goalAttainments, keyResultAttainment, type JudgedKeyResult } from '@/lib/okr/attainment'
import { afterDeadline, valueAtDeadline, type Attainment, type Measurement } from '@/lib/okr/measures'
import { needed, type Needed } from '@/lib/okr/needed'
import { markSpan, monthMark, type MonthMark } from '@/lib/okr/marks'
import { curveDrawn, paceOf, type Pace, type PaceSpan } from '@/lib/okr/pace'
import { goalStatus, keyResultStatus, type KeyResultStanding, type SumStanding } from '@/lib/okr/status'
import type { Day, Decimal, PaceCurve } from '@/lib/okr/types'
import { checkInWeeks, lastDueBefore, type CheckInWeek } from '@/lib/okr/weeks'
import type { Context } from '../../context'
import { goalFacts, withValues, type Facts, type GoalFactsRow, type KeyResultFacts } from './goal-facts'
import { periodRules, type PeriodRules } from './period-settings'

export type MeasuredKeyResult = Omit<KeyResultFacts, 'values'> &
  Pick<KeyResultStanding, 'progress' | 'pace' | 'status' | 'pointsBehind' | 'comparedOn'> & {
    goalId: string
    /** The last value by the deadline and its day; null where nothing was measured. */
    value: Decimal | null
    asOf: Day | null
    /** Current versions up to the deadline, oldest first. */
    values: Measurement[]
    /** Values dated after the deadline: they stand apart and never count. */
    afterDeadline: Measurement[]
    /** Null for bounds and milestones, of which nothing is left to do. */
    needed: Needed | null
    /** Unclamped, against what was agreed first and against what stands now. */
    attainment: { original: number | null; adjusted: number | null }
    /** What should be done by a day, 0–1. */
    paceAt: Pace
    /** The curve that pace follows: the one asked for, or linear where that has nothing to go by. */
    paceDrawn: PaceCurve
    /** Measured by marks: what this month asks for and has brought. */
    month: MonthMark | null
  }

export type MeasuredGoal = Omit<GoalFactsRow, 'keyResults' | 'lastCheckIn' | 'excused' | 'logged'> &
  Omit<SumStanding, 'measured' | 'total'> & {
    keyResults: MeasuredKeyResult[]
    /** Key results with data, of those that stand. */
    measuredCount: number
    originalAttainment: Attainment | null
    adjustedAttainment: Attainment | null
    /** The weeks in which a check-in is due, and those its owner was excused, as Mondays. */
    weeks: readonly CheckInWeek[]
    excused: ReadonlySet<Day>
    /** When each of those that have a check-in was first logged. */
    logged: ReadonlyMap<Day, Date>
    settings: PeriodRules
    lastCheckIn:
      | (Omit<NonNullable<GoalFactsRow['lastCheckIn']>, 'firstRecordedAt' | 'recordedAt'> & {
          firstRecordedAt: Date
          recordedAt: Date
        })
      | null
  }

/**
 * Goals that fulfil a condition on `goal`, with all that is computed of them: status, pace, needed, attainment both ways. One
 * statement. The condition says what the viewer may see. Computed once a day from facts that `read` kept, and shared.
 */
export async function measuredGoals(ctx: Context, where: SQL): Promise<readonly MeasuredGoal[]> {
  const facts = await goalFacts(ctx, where)
  const { today } = ctx
  const known = computed.get(facts)
  if (known?.today === today) return known.goals
  const goals = Object.freeze(measureAll(ctx, facts))
  computed.set(facts, { today, goals })
  return goals
}

const computed = new WeakMap<Facts, { today: Day; goals: readonly MeasuredGoal[] }>()

function measureAll(ctx: Context, { goals, periods }: Facts): MeasuredGoal[] {
  // One object of rules a period, so that its weeks are worked out once.
  const settings = new Map(periods.map((period) => [period.id, periodRules(ctx, period)]))
  return goals.map((stored) => measure(withValues(stored), settings.get(stored.periodId)!, ctx.today))
}

/** What is computed of one goal, from what is known of it. */
export function measure(facts: GoalFactsRow, settings: PeriodRules, today: Day): MeasuredGoal {
  const { keyResults: stored, lastCheckIn, excused: excusedWeeks, logged, ...goal } = facts
  const weeks = checkInWeeks(goal, settings)
  const excused = new Set(excusedWeeks)
  // One fed by its quarters has no weeks of its own; its values are judged by the same due days.
  const lastDue = lastDueBefore(weeks, today, excused)
  const deadlines = { original: goal.originalDeadline ?? goal.deadline, current: goal.deadline }
  const judged: JudgedKeyResult[] = []
  const standings: { weight: number; standing: KeyResultStanding }[] = []

  const keyResults = stored.map((keyResult): MeasuredKeyResult => {
    const all = keyResult.values.map(([asOf, value]): Measurement => ({ asOf, value }))
    const values = all.filter(({ asOf }) => asOf <= goal.deadline)
    const last = valueAtDeadline(all, goal.deadline)
    const { baseline, target } = markSpan(keyResult)
    const span: PaceSpan = {
      curve: keyResult.paceCurve,
      starts: goal.starts,
      deadline: goal.deadline,
      calendar: settings,
      learned: keyResult.metricId === null ? null : settings.learned(keyResult.metricId, goal.teamId),
      marks: keyResult.marks,
      baseline,
      target,
    }
    const paceAt = paceOf(span)
    const value = last?.value ?? null
    const standing = keyResultStatus(
      {
        terms: keyResult,
        value,
        asOf: last?.asOf ?? null,
        pace: paceAt,
        deadline: goal.deadline,
        today,
        lastDue,
        confidence: lastCheckIn?.confidence,
      },
      settings,
    )
    const one: JudgedKeyResult = {
      current: keyResult,
      original: keyResult.original && originalTerms(keyResult, keyResult.original),
      dropped: keyResult.dropped,
      measurements: all,
    }
    judged.push(one)
    if (!keyResult.dropped) standings.push({ weight: keyResult.weight, standing })
    // One spread, then names: a second one costs more than all that is computed here, and a page has thousands.
    const { progress, pace, status, pointsBehind, comparedOn } = standing
    return {
      ...keyResult,
      progress,
      pace,
      status,
      pointsBehind,
      comparedOn,
      goalId: goal.id,
      value,
      asOf: last?.asOf ?? null,
      values,
      afterDeadline: afterDeadline(all, goal.deadline),
      needed: keyResult.dropped
        ? null
        : needed({
            ...keyResult,
            value,
            starts: goal.starts,
            deadline: goal.deadline,
            today,
            recent: values,
          }),
      attainment: keyResultAttainment(one, deadlines),
      paceAt,
      paceDrawn: curveDrawn(span),
      month:
        keyResult.paceCurve === 'marks' && keyResult.marks && !keyResult.dropped
          ? monthMark(keyResult.marks, { ...goal, baseline, target }, values, today)
          : null,
    }
  })

  const paceToday = paceOf({ curve: 'linear', starts: goal.starts, deadline: goal.deadline })(today)
  const sum = goalStatus(standings, settings, paceToday)
  const attained = goalAttainments(judged, deadlines)
  return {
    ...goal,
    status: sum.status,
    progress: sum.progress,
    pace: sum.pace,
    pointsBehind: sum.pointsBehind,
    keyResults,
    measuredCount: sum.measured,
    originalAttainment: attained.original,
    adjustedAttainment: attained.adjusted,
    weeks: goal.fedByQuarters ? [] : weeksAsked(weeks, goal),
    excused,
    logged: new Map(logged.map(([week, at]) => [week, new Date(at)])),
    settings,
    lastCheckIn: lastCheckIn && {
      ...lastCheckIn,
      firstRecordedAt: new Date(lastCheckIn.firstRecordedAt),
      recordedAt: new Date(lastCheckIn.recordedAt),
    },
  }
}

/** Nobody is asked for a week that was due before the goal was in force, nor for one that was due after they had left. */
function weeksAsked(
  weeks: readonly CheckInWeek[],
  { askedFrom, ownerLeftAt }: Pick<GoalFactsRow, 'askedFrom' | 'ownerLeftAt'>,
): readonly CheckInWeek[] {
  const from = askedFrom === null ? null : new Date(askedFrom)
  const until = ownerLeftAt === null ? null : new Date(ownerLeftAt)
  const asked = ({ due }: CheckInWeek) =>
    (from === null || due.at > from) && (until === null || due.at <= until)
  return weeks.every(asked) ? weeks : weeks.filter(asked)
}

/** The terms it was agreed with, its kind and unit with them. */
const originalTerms = (
  { kind, unit, currency }: KeyResultFacts,
  { baseline, base, target, weight, dueOn }: NonNullable<KeyResultFacts['original']>,
): JudgedKeyResult['original'] => ({ kind, unit, currency, baseline, base, target, weight, dueOn })
