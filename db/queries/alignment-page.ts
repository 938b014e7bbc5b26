import { and, eq, or, sql, type SQL } from 'drizzle-orm'
import { editsGoal } from '@/lib/okr/permissions'
import type { Thresholds } from '@/lib/okr/status'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../context'
import { goal } from '../schema'
import { visibleGoals } from '../scope'
import { alignmentTrees, type AlignmentNode } from './parts/alignment-tree'
import { alignedChildren } from './parts/coverage-children'
import { goalLinks, type GoalLink } from './parts/goal-links'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './parts/measured-goals'
import { currentPeriod, periodsFor, type PeriodChoice } from './parts/periods'

/** A metric, or a key result of the company in its own words, that a tree can be drawn of. */
export type AlignmentMetric = { id: string; name: string; kind: MeasuredKeyResult['kind'] } & Pick<
  MeasuredKeyResult,
  'unit' | 'currency'
>

/** A goal that nothing ties to one above. */
export type Unaligned = Pick<GoalLink, 'id' | 'name' | 'level' | 'state' | 'holder' | 'relevance'> & {
  /** The viewer may say what it counts towards. */
  aligns: boolean
}

export type AlignmentPage = {
  company: string
  period: PeriodChoice | null
  periods: PeriodChoice[]
  today: Day
  limits: Thresholds
  metrics: AlignmentMetric[]
  metric: AlignmentMetric | null
  /** The company's key results of the metric, then those below that count towards nothing and have somebody below. */
  trees: AlignmentNode[]
  unaligned: Unaligned[]
  /** Goals of teams and people that the viewer sees: without one nothing is aligned or not. */
  below: number
  /** Teams the viewer leads or belongs to: their places in the tree stand open. */
  ownTeams: string[]
  executive: boolean
}

/**
 * How the targets of one period hang together, from the company down to each person, for one metric. Sums count every goal in
 * them; goals the viewer may not see are no row. Four statements, however many levels and people.
 */
export async function alignmentPage(
  ctx: Context,
  options: { periodId?: string; metricId?: string },
): Promise<AlignmentPage> {
  const periods = await periodsFor(ctx)
  const period = currentPeriod(periods, ctx.today, options.periodId) ?? null
  const within = (which: SQL) => and(which, visibleGoals(ctx))!
  const inPeriod = period ? eq(goal.periodId, period.id) : sql`false`
  const [goals, children, links] = period
    ? await Promise.all([
        measuredGoals(ctx, within(period.kind === 'year' ? withQuarters(period.id) : inPeriod)),
        alignedChildren(ctx, within(inPeriod)),
        goalLinks(ctx, within(inPeriod)),
      ])
    : [[], new Map<string, never>(), []]

  const here = goals.filter(({ periodId }) => periodId === period?.id)
  const metrics = metricsOf(here)
  const metric = metrics.find(({ id }) => id === options.metricId) ?? metrics[0] ?? null
  const counted = new Set([...children.values()].flatMap((all) => all.map(({ id }) => id)))
  const isTop = (one: MeasuredKeyResult, { level, periodId, state }: MeasuredGoal): boolean =>
    periodId === period?.id &&
    state !== 'dropped' &&
    metric !== null &&
    (one.metricId ?? one.id) === metric.id &&
    (level === 'company' || (children.has(one.id) && !counted.has(one.id)))
  const below = links.filter(({ level, state }) => level !== 'company' && state !== 'dropped')
  const open = period !== null && period.state !== 'closed'

  return {
    company: ctx.company.name,
    period,
    periods,
    today: ctx.today,
    limits: here[0]?.settings ?? ctx.company,
    metrics,
    metric,
    trees: alignmentTrees({ goals, children, links }, isTop),
    unaligned: below
      .filter((one) => !one.aligned && one.supports === null)
      .map(({ id, name, level, state, holder, relevance, ...rest }) => ({
        id,
        name,
        level,
        state,
        holder,
        relevance,
        aligns: open && state !== 'graded' && editsGoal(ctx.viewer, { ...rest, level, state }),
      })),
    below: below.length,
    ownTeams: [...ctx.viewer.leads, ...(ctx.viewer.teamId ? [ctx.viewer.teamId] : [])],
    executive: ctx.viewer.executive,
  }
}

/** The goals of a year, and those of its quarters that a year's key result is divided into. */
const withQuarters = (yearId: string): SQL =>
  or(
    eq(goal.periodId, yearId),
    sql`${goal.id} in (select c.goal_id from key_result y
      join alignment a on a.parent_id = y.id and a.axis = 'time' and a.valid_to is null
      join key_result c on c.id = a.child_id where y.period_id = ${yearId})`,
  )!

/** The company's key results first, in the order of its goals; then the metrics of teams. */
function metricsOf(goals: readonly MeasuredGoal[]): AlignmentMetric[] {
  const found = new Map<string, AlignmentMetric>()
  const standing = goals.filter(({ state }) => state !== 'dropped')
  for (const level of ['company', 'team'] as const)
    for (const one of standing.filter((each) => each.level === level).sort(inForceFirst))
      for (const { id: keyResultId, metricId, name, kind, unit, currency, dropped } of one.keyResults) {
        const id = metricId ?? keyResultId
        if (dropped || found.has(id) || (metricId === null && level === 'team')) continue
        found.set(id, { id, name, kind, unit, currency })
      }
  return [...found.values()]
}

const inForceFirst = (a: MeasuredGoal, b: MeasuredGoal): number =>
  Number(b.state === 'agreed' || b.state === 'graded') - Number(a.state === 'agreed' || a.state === 'graded')
