import { and, eq, or, sql } from 'drizzle-orm'
import {
  coverage,
  notCountedBecause,
  unseen,
  type Coverage,
  type NotCounted,
  type Unseen,
} from '@/lib/okr/coverage'
import { isLapsed, takesAdjustments } from '@/lib/okr/adjustments'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import type { GoalCheck } from '@/lib/okr/goal-check/check-goal'
import { NotFound } from '@/lib/okr/errors'
import { openActs, type GoalAct } from '@/lib/okr/goal-acts'
import { timingOf } from '@/lib/okr/goal-weeks'
import {
  acknowledgesCheckIn,
  comments,
  createsGoal,
  decidesAdjustment,
  readsAdjustment,
  seesGoalInside,
  ticksTask,
} from '@/lib/okr/permissions'
import { splits } from '@/lib/okr/quarter-split'
import type { Day } from '@/lib/okr/types'
import type { WeekTiming } from '@/lib/okr/weeks'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { reviewedCheckIns, type ReviewedCheckIn, type ThreadComment } from './parts/check-ins'
import { alignedChildren, type AlignedChild } from './parts/coverage-children'
import { goalCheckOf } from './parts/goal-check'
import { forecastsIn, forecastsOf } from './parts/forecasts'
import { goalNotes, type GoalNote } from './parts/goal-notes'
import { goalStory } from './parts/goal-story'
import type { GoalAdjustment, GoalStory, GradeRemark } from './parts/goal-story-facts'
import { shownGrade, type ShownGrade } from './parts/grades'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'
import { parentsOf, reviewsFrom, type TargetReview } from './parts/target-reviews'
import { withChanges } from './parts/with-changes'

export type ShownAdjustment = GoalAdjustment & {
  decides: boolean
  /** Nobody decided on it by the deadline, and nobody can any more. */
  lapsed: boolean
  withdraws: boolean
  reads: boolean
  comments: ThreadComment[]
  /** The viewer may read what is said about it, and speaks there. */
  speaks: boolean
  /** For who decides: capped attainment against adjusted if it closed today, without and with it. */
  effect: { from: number; to: number } | null
}

export type Below = {
  keyResultId: string
  /** By people, or a year's by time: each adds up on its own. */
  axis: AlignedChild['axis']
  coverage: Coverage
  children: (AlignedChild & { notCounted: NotCounted | null })[]
  /** Not open to the viewer: in the sum, or not counted. */
  hidden: Unseen
}

/** A goal's grade with what turned up after closing, which is for those concerned. */
export type GoalGrade = ShownGrade & { against: 'adjusted' | 'original'; remarked: GradeRemark[] }

export type GoalPage = {
  goal: MeasuredGoal
  story: Omit<GoalStory, 'adjustments' | 'tasks' | 'thread' | 'changed' | 'grade' | 'moves' | 'remarks'> & {
    tasks: (GoalStory['tasks'][number] & { ticks: boolean })[]
  }
  adjustments: ShownAdjustment[]
  checkIns: (ReviewedCheckIn & { timing: WeekTiming | null })[]
  thread: ThreadComment[]
  notes: GoalNote[]
  below: Below[]
  /** Of a goal in force, from grading on. */
  grade: GoalGrade | null
  /** What each key result is expected to come to at its deadline. */
  forecasts: ReadonlyMap<string, KeyResultForecast>
  /** Of a goal that is not in force yet. */
  check: GoalCheck | null
  /** Targets above that changed since the goal was settled, for owner, leads above and executives. */
  reviews: TargetReview[]
  acts: GoalAct[]
  /** A year's that the viewer may cut into its quarters. */
  splits: boolean
  /** Owner, leads above, executives: explanations are for them. */
  inside: boolean
  comments: boolean
  acknowledges: boolean
  viewerId: string
  today: Day
  timeZone: string
}

/**
 * All there is to one goal, in six statements; with its check, where it is not in force yet, in up to four more.
 *
 * @throws NotFound when there is none, or it is not open to the viewer.
 */
export async function goalPage(ctx: Context, goalId: string): Promise<GoalPage> {
  if (!isId(goalId)) throw new NotFound()
  const its = and(eq(goal.id, goalId), visibleGoals(ctx))!
  const [[measured], story, checkIns, notes, children, forecasts] = await Promise.all([
    measuredGoals(ctx, its),
    goalStory(ctx, goalId),
    reviewedCheckIns(ctx, its),
    goalNotes(ctx, goalId),
    alignedChildren(ctx, or(its, parentsOf(sql`(${goalId}::uuid)`))!),
    forecastsIn(ctx, { goalId }),
  ])
  if (!measured || !story) throw new NotFound()
  const { viewer, today } = ctx
  const inside = seesGoalInside(viewer, measured)
  const {
    adjustments,
    tasks,
    thread,
    changed,
    grade: _grade,
    moves: _moves,
    remarks: _remarks,
    ...rest
  } = story
  const open = measured.state === 'draft' || measured.state === 'submitted'
  const check = open ? await goalCheckOf(ctx, measured, story) : null
  return {
    goal: measured,
    story: {
      ...rest,
      course: rest.course.map((one) => ({ ...one, word: inside ? one.word : null })),
      tasks: tasks.map((one) => ({ ...one, ticks: ticks(ctx, measured, one.assigneeId, story) })),
    },
    adjustments: adjustments.map((one) => ({
      ...one,
      ...(readsAdjustment(viewer, measured, one)
        ? { speaks: true, comments: thread.filter(({ adjustmentId }) => adjustmentId === one.id) }
        : { speaks: false, explanation: null, decision: null, comments: [] }),
      decides: story.period.state !== 'closed' && decides(ctx, measured, story, one),
      lapsed: isLapsed(one, measured, today),
      withdraws: one.state === 'proposed' && one.proposedBy === viewer.id && story.period.state !== 'closed',
      reads: reads(ctx, measured, one),
      effect:
        one.state === 'proposed' && !isLapsed(one, measured, today) && inside
          ? effectOf(measured, one, today)
          : null,
    })),
    checkIns: checkIns.map((one) => ({ ...one, timing: timingOf(measured, one.week, ctx.now) })),
    thread: thread.filter(({ adjustmentId }) => adjustmentId === null),
    notes,
    below: measured.keyResults.flatMap((one) => belowOf(one, children.get(one.id))),
    grade: gradeOf(ctx, measured, story),
    forecasts: forecastsOf([measured], forecasts),
    check,
    reviews: inside ? reviewsFrom(changed, children) : [],
    acts: openActs(viewer, { ...measured, ...story, periodState: story.period.state }, today),
    splits: splitsYear(ctx, measured, story),
    inside,
    comments: comments(viewer, measured),
    acknowledges: acknowledgesCheckIn(viewer, measured),
    viewerId: viewer.id,
    today,
    timeZone: ctx.company.timeZone,
  }
}

function ticks(ctx: Context, found: MeasuredGoal, assigneeId: string, story: GoalStory): boolean {
  const over = found.state === 'graded' || found.state === 'dropped' || story.period.state === 'closed'
  return !over && ticksTask(ctx.viewer, found, assigneeId)
}

const decides = (ctx: Context, found: MeasuredGoal, story: GoalStory, one: GoalAdjustment): boolean =>
  one.scope === 'numbers' &&
  found.state === 'agreed' &&
  takesAdjustments(found, ctx.today) &&
  decidesAdjustment(ctx.viewer, found, one, story.othersCanDecide)

/** What an open proposal would do to attainment; nothing to say where it ends the goal or adds what nobody has measured. */
function effectOf(found: MeasuredGoal, one: GoalAdjustment, today: Day): ShownAdjustment['effect'] {
  if (one.dropsGoal || one.items.some(({ change }) => change === 'add')) return null
  const after = found.keyResults.flatMap((keyResult) => {
    const item = one.items.find(({ keyResultId }) => keyResultId === keyResult.id)
    if (keyResult.dropped || item?.change === 'drop') return []
    const { toTarget, toWeight, toDueOn } = item ?? {}
    return [
      {
        ...keyResult,
        target: toTarget ?? keyResult.target,
        weight: toWeight ?? keyResult.weight,
        dueOn: toDueOn ?? keyResult.dueOn,
      },
    ]
  })
  const deadline = one.toDeadline ? { from: found.deadline, to: one.toDeadline } : null
  const changed = withChanges(found, { dropsGoal: false, deadline, items: [], after }, today)
  const [from, to] = [found.adjustedAttainment, changed.adjustedAttainment]
  return from && to && { from: from.capped, to: to.capped }
}

function gradeOf({ viewer }: Context, found: MeasuredGoal, story: GoalStory): GoalGrade | null {
  const { state } = story.period
  const graded = found.state === 'agreed' || found.state === 'graded'
  if (!graded || (state !== 'grading' && state !== 'closed')) return null
  const shown = shownGrade(viewer, found, state, story)
  return { ...shown, against: found.settings.scoreAgainst, remarked: shown.inside ? story.remarks : [] }
}

const splitsYear = (
  { viewer }: Context,
  { state, keyResults, ...found }: MeasuredGoal,
  { period }: GoalStory,
): boolean =>
  period.kind === 'year' &&
  period.state !== 'closed' &&
  state !== 'graded' &&
  state !== 'dropped' &&
  createsGoal(viewer, found) &&
  keyResults.some(splits)

/** A change of approach that somebody above has not read yet. */
const reads = (ctx: Context, found: MeasuredGoal, one: GoalAdjustment): boolean =>
  one.scope === 'approach' &&
  acknowledgesCheckIn(ctx.viewer, found) &&
  one.proposedBy !== ctx.viewer.id &&
  !one.readers.some(({ id }) => id === ctx.viewer.id)

/** What the key results below one add up to, each way it is decomposed; those the viewer may not see are in the sum and not in the list. */
function belowOf(own: MeasuredKeyResult, children: AlignedChild[] | undefined): Below[] {
  if (!children) return []
  return (['people', 'time'] as const).flatMap((axis) => {
    const all = children.filter((child) => child.axis === axis)
    const seen = all.filter(({ visible }) => visible)
    if (all.length === 0) return []
    return [
      {
        keyResultId: own.id,
        axis,
        coverage: coverage(own, all),
        children: seen.map((child) => ({ ...child, notCounted: notCountedBecause(own, child) })),
        hidden: unseen(
          own,
          all.filter(({ visible }) => !visible),
        ),
      },
    ]
  })
}
