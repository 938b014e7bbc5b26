import { and, eq, sql } from 'drizzle-orm'
import { isLateAdjustment } from '@/lib/okr/adjustments'
import { coverage } from '@/lib/okr/coverage'
import { Forbidden, NotFound, type Message } from '@/lib/okr/errors'
import { changesNothing, readChanges, type ReadChanges } from '@/lib/okr/input/adjustment-changes'
import type { AdjustmentChanges } from '@/lib/okr/input/adjustments'
import { proposesAdjustment } from '@/lib/okr/permissions'
import type { Day, Decimal } from '@/lib/okr/types'
import type { Context } from '../context'
import { isId } from '../ids'
import { goal, period } from '../schema'
import { visibleGoals } from '../scope'
import { alignedChildren } from './parts/coverage-children'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'
import { metricChoices, type MetricChoice } from './parts/metric-choices'
import { withChanges } from './parts/with-changes'

/** How well a key result above is covered before and after. */
export type CoverageEffect = {
  id: string
  own: MeasuredKeyResult
  goalName: string
  before: number | null
  after: number | null
  gap: Decimal
}

export type AdjustmentForm = {
  goal: MeasuredGoal
  /** Why nothing can be proposed now. */
  refused: 'deadline' | 'state' | null
  own: boolean
  late: boolean
  today: Day
  /** The last day a deadline can be moved to. */
  periodLast: Day
  metrics: MetricChoice[]
  currency: string
  /** What was asked to be checked: how it would stand, or what is wrong with it. */
  checked:
    | { problems: Record<string, Message>; nothing: boolean; after: null; above: null }
    | { problems: null; nothing: false; after: MeasuredGoal | null; above: CoverageEffect[] }
    | null
}

/**
 * The form for an adjustment, and, given the numbers, what they would do to attainment, pace and the goals above.
 *
 * @throws NotFound, Forbidden
 */
export async function adjustmentForm(
  ctx: Context,
  goalId: string,
  typed: AdjustmentChanges | null,
): Promise<AdjustmentForm> {
  if (!isId(goalId)) throw new NotFound()
  const [[found], metrics, [within]] = await Promise.all([
    measuredGoals(ctx, and(eq(goal.id, goalId), visibleGoals(ctx))!),
    metricChoices(ctx),
    ctx.db
      .select({ last: period.last, state: period.state })
      .from(period)
      .innerJoin(goal, eq(goal.periodId, period.id))
      .where(eq(goal.id, goalId)),
  ])
  if (!found || !within) throw new NotFound()
  if (!proposesAdjustment(ctx.viewer, found)) throw new Forbidden()
  const over = found.state !== 'agreed' || within.state === 'closed'
  const form: AdjustmentForm = {
    goal: found,
    refused: over ? 'state' : ctx.today > found.deadline ? 'deadline' : null,
    own: found.ownerId === ctx.viewer.id,
    late: isLateAdjustment(found, ctx.today),
    today: ctx.today,
    periodLast: within.last,
    metrics,
    currency: ctx.company.currency,
    checked: null,
  }
  if (typed === null || form.refused) return form
  const { changes, problems } = readChanges(typed, found, {
    metrics: new Map(metrics.map((one) => [one.id, one])),
    currency: form.currency,
    periodLast: within.last,
    today: ctx.today,
  })
  if (Object.keys(problems).length > 0 || changesNothing(changes))
    return { ...form, checked: { problems, nothing: changesNothing(changes), after: null, above: null } }
  const after = changes.dropsGoal ? null : withChanges(found, changes, ctx.today)
  return {
    ...form,
    checked: { problems: null, nothing: false, after, above: await effectsAbove(ctx, goalId, changes) },
  }
}

/** What the key results above would lose or gain. */
async function effectsAbove(ctx: Context, goalId: string, changes: ReadChanges): Promise<CoverageEffect[]> {
  const above = sql`${goal.id} in (select pk.goal_id from alignment a join key_result k on k.id = a.child_id
    join key_result pk on pk.id = a.parent_id where k.goal_id = ${goalId} and a.valid_to is null)`
  const [parents, children] = await Promise.all([
    measuredGoals(ctx, and(above, visibleGoals(ctx))!),
    alignedChildren(ctx, above),
  ])
  return parents.flatMap((parent) =>
    parent.keyResults.flatMap((own) => {
      const below = children.get(own.id) ?? []
      if (!below.some((one) => one.goalId === goalId)) return []
      const changed = below.map((one) => {
        if (one.goalId !== goalId) return one
        const next = changes.after.find(({ id }) => id === one.id)
        return next ? { ...one, target: next.target } : { ...one, dropped: true }
      })
      const [before, after] = [coverage(own, below), coverage(own, changed)]
      if (before.ratio === after.ratio) return []
      return [
        { id: own.id, own, goalName: parent.name, before: before.ratio, after: after.ratio, gap: after.gap },
      ]
    }),
  )
}
