import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { seesHistory } from '@/lib/okr/permissions'
import { ownPace, rhythm, spanRate, type OwnPace, type Rhythm, type RhythmSpan } from '@/lib/okr/rhythm'
import type { Day, Decimal, Kind } from '@/lib/okr/types'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { groupBy } from './group-by'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'
import { metricCell } from './metric-cell'
import type { PeriodChoice } from './periods'

/** Whose history: a person's own goals, a team's, or the company's. `teamId` is the team the person is in today. */
export type HistoryOf =
  | { level: 'person'; id: string; teamId: string | null }
  | { level: 'team'; teamId: string }
  | { level: 'company' }

/** What one period came to: of totals the sum over the goals that measured it, of rates the one with the most weight. */
export type PeriodResult = {
  period: Pick<PeriodChoice, 'id' | 'kind' | 'first' | 'last' | 'state'>
  goalId: string
  value: Decimal | null
  asOf: Day | null
  /** The value that makes attainment 1: of a growth its amount. */
  target: Decimal
  /** Only where an adjustment moved it. */
  originalTarget: Decimal | null
  attainment: { original: number | null; adjusted: number | null }
  /** The period's last day has passed. */
  ended: boolean
}

/** One metric of somebody: what each period came to, and how their weeks went. */
export type MetricHistory = {
  metricId: string
  name: string
  kind: Kind
  unit: string
  currency: string | null
  /** Newest first. */
  results: PeriodResult[]
  /** Null for rates, bounds and milestones, and while no week is known. */
  rhythm: Rhythm | null
  /** What the goal check asks for, for a goal of the kind of period asked for. */
  pace: OwnPace
}

type Options = {
  /** All periods, as `periodsFor` gives them. */
  periods: readonly PeriodChoice[]
  /** Only these; without it, every metric there is. */
  metricIds?: readonly string[]
  /** The kind of period whose last result counts: a quarter's goal is compared with quarters. */
  kind?: PeriodChoice['kind']
}

/**
 * Own results and weekly rhythm by metric, for the plan, the goal form and the goal check: one statement. Null where own-history
 * figures are not the viewer's to see: they are the person's, the leads' above and the executives'.
 */
export async function ownHistory(
  ctx: Context,
  of: HistoryOf,
  { periods, metricIds, kind = 'quarter' }: Options,
): Promise<MetricHistory[] | null> {
  const goals = await historyGoals(ctx, of)
  return goals && historyOf(goals, { periods, metricIds, kind }, ctx.today)
}

/** The goals a history is made of; null where it is not the viewer's to see. */
export async function historyGoals(ctx: Context, of: HistoryOf): Promise<readonly MeasuredGoal[] | null> {
  if (!seesHistory(ctx.viewer, of)) return null
  return measuredGoals(ctx, and(ownGoals(of), inArray(goal.state, ['agreed', 'graded']), visibleGoals(ctx))!)
}

function ownGoals(of: HistoryOf): SQL {
  const level = eq(goal.level, of.level)
  if (of.level === 'person') return and(level, eq(goal.ownerId, of.id))!
  return of.level === 'team' ? and(level, eq(goal.teamId, of.teamId))! : level
}

type Row = { goal: MeasuredGoal; keyResult: MeasuredKeyResult; period: PeriodChoice }

/** History by metric from goals already measured, in the order of the newest period's goals. */
export function historyOf(
  goals: readonly MeasuredGoal[],
  { periods, metricIds, kind = 'quarter' }: Options,
  today: Day,
): MetricHistory[] {
  const byId = new Map(periods.map((period) => [period.id, period]))
  const rows = goals.flatMap((one): Row[] => {
    const period = byId.get(one.periodId)
    if (!period) return []
    return one.keyResults
      .filter(
        ({ metricId, dropped }) => !dropped && metricId !== null && (metricIds?.includes(metricId) ?? true),
      )
      .map((keyResult) => ({ goal: one, keyResult, period }))
  })
  rows.sort((a, b) => (a.period.first < b.period.first ? 1 : a.period.first > b.period.first ? -1 : 0))
  return [...groupBy(rows, ({ keyResult }) => keyResult.metricId!)].map(([metricId, its]) =>
    metricHistory(metricId, its, kind, today),
  )
}

function metricHistory(
  metricId: string,
  rows: readonly Row[],
  kind: PeriodChoice['kind'],
  today: Day,
): MetricHistory {
  // A year's own total holds its quarters': weeks are counted once.
  const quarters = rows.filter(({ period }) => period.kind === 'quarter')
  const counted = quarters.length > 0 ? quarters : rows
  const found = rhythm(counted.map(spanOf), today)
  const byPeriod = [...groupBy(rows, ({ period }) => period)]
  const results = byPeriod.map(([period, its]) => resultOf(period, its, today))
  const ended = byPeriod.flatMap(([period, its], index) =>
    results[index]!.ended && period.kind === kind
      ? [{ rate: sumOfRates(its), value: results[index]!.value }]
      : [],
  )
  const { name, unit, currency, kind: measured } = rows[0]!.keyResult
  return {
    metricId,
    name,
    kind: measured,
    unit,
    currency,
    results,
    rhythm: found,
    pace: ownPace(found, ended),
  }
}

const spanOf = ({ goal: { starts, deadline }, keyResult }: Row): RhythmSpan => ({
  starts,
  deadline,
  terms: keyResult,
  values: keyResult.values,
})

function sumOfRates(rows: readonly Row[]): number | null {
  const rates = rows.map((row) => spanRate(spanOf(row))).filter((rate) => rate !== null)
  return rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) : null
}

function resultOf(period: PeriodChoice, rows: readonly Row[], today: Day): PeriodResult {
  const { settings, id } = rows[0]!.goal
  const cell = metricCell(
    rows.map(({ keyResult }) => keyResult),
    settings,
  )!
  return {
    period,
    goalId: id,
    value: cell.value,
    asOf: cell.asOf,
    target: cell.target,
    originalTarget: cell.originalTarget,
    attainment: cell.attainment,
    ended: period.last < today,
  }
}
