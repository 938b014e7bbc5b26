import { and, eq, sql } from 'drizzle-orm'
import { daysBetween } from '@/lib/okr/calendar'
import { coverage } from '@/lib/okr/coverage'
import { weekTimings } from '@/lib/okr/goal-weeks'
import { WHOLE, type PeriodState } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'
import { alignedChildren, type AlignedChild } from './coverage-children'
import { finalScores } from './final-scores'
import { groupBy } from './group-by'
import { keyResultCoverage } from './key-result-coverage'
import type { MeasuredGoal } from './measured-goals'
import type { PeriodChoice } from './periods'

export type CheckKey =
  | 'yearPlanning'
  | 'noTarget'
  | 'runsOn'
  | 'notOver'
  | 'noScore'
  | 'outdated'
  | 'quarters'
  | 'drafts'
  | 'submitted'
  | 'weights'
  | 'ownWeights'
  | 'coverage'
  | 'checkIns'
  | 'proposals'

export type CheckedGoal = {
  id: string
  name: string
  ownerName: string
  /** What of it: missing weeks as a count, coverage as a ratio; null where being listed says it. */
  figure: number | null
}

/** One line of the checklist before a step. */
export type PeriodCheck = {
  key: CheckKey
  /** Goals, periods, weeks or days, whatever the line counts; 0 where all is well. */
  count: number
  /** The step is refused while it counts anything. */
  blocks: boolean
  goals: CheckedGoal[]
  periods: PeriodChoice[]
}

/** What is looked at before the step out of each state. */
const asked: Record<PeriodState, readonly CheckKey[]> = {
  planning: ['yearPlanning', 'noTarget', 'drafts', 'submitted', 'weights', 'ownWeights', 'coverage'],
  active: ['runsOn', 'drafts', 'submitted', 'weights', 'ownWeights', 'coverage', 'checkIns', 'proposals'],
  grading: [
    'notOver',
    'noScore',
    'outdated',
    'quarters',
    'drafts',
    'submitted',
    'coverage',
    'checkIns',
    'proposals',
  ],
  closed: [],
}

/** Lines that say something only where there is something to say. Without a goal the others have nothing to look at. */
const onlyWhenCounted: readonly CheckKey[] = ['yearPlanning', 'noTarget', 'runsOn', 'notOver']
const blocking: readonly CheckKey[] = ['notOver', 'noScore', 'outdated', 'quarters']

/** The checklist before a period's next step, for an executive, who sees every goal: three statements. */
export async function periodChecks(
  ctx: Context,
  period: PeriodChoice,
  periods: readonly PeriodChoice[],
  goals: readonly MeasuredGoal[],
): Promise<PeriodCheck[]> {
  const within = eq(goal.periodId, period.id)
  const [children, scores, proposals] = await Promise.all([
    alignedChildren(ctx, and(within, sql`${goal.level} <> 'person'`)!),
    finalScores(ctx, period.id),
    proposedOn(ctx, period.id),
  ])
  const byId = new Map(goals.map((one) => [one.id, one]))
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const scored = (state: 'missing' | 'outdated') =>
    known(scores.filter((one) => one.state === state).map(({ goalId }) => goalId))
  const inState = (state: MeasuredGoal['state']) => goals.filter((one) => one.state === state)
  const all: Record<CheckKey, () => Omit<PeriodCheck, 'key' | 'blocks'>> = {
    yearPlanning: () =>
      ofPeriods(periods.filter(({ id, state }) => id === period.yearId && state === 'planning')),
    noTarget: () => ({ count: hasTarget(goals) ? 0 : 1, goals: [], periods: [] }),
    runsOn: () => ofDays(daysBetween(ctx.today, period.last)),
    // Today counts: on its last day a period is not over.
    notOver: () => ofDays(daysBetween(ctx.today, period.last) + 1),
    noScore: () => ofGoals(scored('missing')),
    outdated: () => ofGoals(scored('outdated')),
    quarters: () =>
      ofPeriods(periods.filter(({ yearId, state }) => yearId === period.id && state !== 'closed')),
    drafts: () => ofGoals(inState('draft')),
    submitted: () => ofGoals(inState('submitted')),
    weights: () => ofGoals(goals.filter(weighsWrong)),
    ownWeights: () => {
      const owners = unevenOwners(goals)
      return { count: owners.length, goals: owners.flat().map((one) => checked(one, null)), periods: [] }
    },
    coverage: () => ofFigures(goals, (one) => uncovered(one, children)),
    checkIns: () => {
      const found = ofFigures(goals, (one) => notMadeUp(one, ctx.now))
      return { ...found, count: found.goals.reduce((sum, { figure }) => sum + (figure ?? 0), 0) }
    },
    proposals: () => ofGoals(known(proposals)),
  }
  return asked[period.state]
    .filter((key) => key !== 'quarters' || period.kind === 'year')
    .map((key) => ({ key, blocks: blocking.includes(key), ...all[key]() }))
    .filter(({ key, count }) => count > 0 || (goals.length > 0 && !onlyWhenCounted.includes(key)))
}

const hasTarget = (goals: readonly MeasuredGoal[]): boolean =>
  goals.some(({ level, state }) => level === 'company' && (state === 'agreed' || state === 'graded'))

const ofDays = (days: number) => ({ count: Math.max(0, days), goals: [], periods: [] })

const ofPeriods = (periods: PeriodChoice[]) => ({ count: periods.length, goals: [], periods })

const checked = ({ id, name, ownerName }: MeasuredGoal, figure: number | null): CheckedGoal => ({
  id,
  name,
  ownerName,
  figure,
})

function ofGoals(goals: readonly MeasuredGoal[]) {
  return { count: goals.length, goals: goals.map((one) => checked(one, null)), periods: [] }
}

/** Goals that have a figure to show. */
function ofFigures(goals: readonly MeasuredGoal[], figureOf: (one: MeasuredGoal) => number | null) {
  const found = goals.flatMap((one) => {
    const figure = figureOf(one)
    return figure === null ? [] : [checked(one, figure)]
  })
  return { count: found.length, goals: found, periods: [] }
}

/** Key results that do not make exactly the whole; a goal without any neither. */
const weighsWrong = ({ state, keyResults }: MeasuredGoal): boolean =>
  state !== 'dropped' &&
  keyResults.reduce((sum, { dropped, weight }) => sum + (dropped ? 0 : weight), 0) !== WHOLE

/** People whose goals have weights that make more than the whole, or less where every goal has one: their goals. */
const unevenOwners = (goals: readonly MeasuredGoal[]): MeasuredGoal[][] =>
  [
    ...groupBy(
      goals.filter(({ level, state }) => level === 'person' && state !== 'dropped'),
      ({ ownerId }) => ownerId,
    ).values(),
  ].filter((own) => {
    const sum = own.reduce((all, { weight }) => all + (weight ?? 0), 0)
    return sum > WHOLE || (sum < WHOLE && own.every(({ weight }) => weight !== null))
  })

/**
 * The least covered of a goal's key results, where one is not covered wholly by the agreed goals below it: on the axis its value
 * comes from, where nothing below is nothing covered; else on each on which there is something below.
 */
function uncovered(one: MeasuredGoal, children: ReadonlyMap<string, AlignedChild[]>): number | null {
  if (one.level === 'person' || (one.state !== 'agreed' && one.state !== 'graded')) return null
  const ratios = one.keyResults
    .filter(({ dropped }) => !dropped)
    .flatMap((result) => {
      const below = children.get(result.id)
      if (result.valueSource === 'children')
        return [(keyResultCoverage(result, below, result.fedBy) ?? coverage(result, [])).ratio ?? 1]
      return axes.map((axis) => keyResultCoverage(result, below, axis)?.ratio ?? 1)
    })
  const least = Math.min(1, ...ratios)
  return least < 1 ? least : null
}

const axes = ['people', 'time'] as const

/** Weeks that were missed and not made up: of people's goals, as the company's page and the rollup count them. */
function notMadeUp(one: MeasuredGoal, now: Date): number | null {
  if (one.level !== 'person' || (one.state !== 'agreed' && one.state !== 'graded')) return null
  return weekTimings(one, now).filter((timing) => timing === 'missed').length || null
}

/** Goals with an adjustment nobody has decided yet. */
async function proposedOn(ctx: Pick<Context, 'db' | 'snapshot'>, periodId: string): Promise<string[]> {
  const found = await read<{ goalId: string }>(
    ctx,
    sql`select distinct goal_id as "goalId" from adjustment
      where period_id = ${periodId} and scope = 'numbers' and state = 'proposed'`,
  )
  return found.map(({ goalId }) => goalId)
}
