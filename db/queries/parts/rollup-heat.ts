import { addDays } from '@/lib/okr/calendar'
import { endOfWeek } from '@/lib/okr/known'
import { shareOfPace } from '@/lib/okr/status'
import type { Day, Status } from '@/lib/okr/types'
import type { Context } from '../../context'
import type { GoalHistory, GoalPast } from './goal-history'
import { knownBefore, knownGoals } from './known-goals'
import type { MeasuredGoal } from './measured-goals'
import { cellsOf, counts } from './person-row'
import type { UnitAsked } from './rollup-units'

/** Where a unit stood at the end of a week: its status, and how much of what pace asked for was done. */
export type Heat = { status: Status; share: number | null }

export type HeatRow = { id: string; name: string; kind: UnitAsked['kind']; weeks: (Heat | null)[] }

export type HeatAsked = {
  history: GoalHistory
  units: readonly UnitAsked[]
  metricId: string
  weeks: readonly Day[]
  /** The day and instant the page itself is of: the last week ends there. */
  until: Day
  instant: number
  timeZone: string
}

/** Goals a unit's own target can be: those of people only where people are the rows. */
const targetsOf = (units: readonly UnitAsked[]): ((goal: GoalPast) => boolean) => {
  const levels = new Set(units.map(({ kind }) => kind))
  return ({ level }) => levels.has(level)
}

/** What a metric's values come from: only key results of the same metric add up in one another. */
function ofMetric(history: GoalHistory, metricId: string): GoalHistory {
  const keyResults = history.keyResults.filter((one) => one.metricId === metricId)
  const goals = new Set(keyResults.map(({ goalId }) => goalId))
  return { ...history, keyResults, goals: history.goals.filter(({ id }) => goals.has(id)) }
}

/** Units by weeks, each week from what was known by the end of its Sunday. */
export function rollupHeat(ctx: Pick<Context, 'company'>, asked: HeatAsked): HeatRow[] {
  const { units, metricId, weeks } = asked
  const history = ofMetric(asked.history, metricId)
  const which = targetsOf(units)
  const then = weeks.map((monday) => {
    const sunday = addDays(monday, 6)
    const instant = Math.min(endOfWeek(monday, asked.timeZone).getTime(), asked.instant)
    return knownGoals(ctx, knownBefore(history, instant), sunday < asked.until ? sunday : asked.until, which)
  })
  return units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    weeks: then.map((goals) => heatOf(goals, unit, metricId)),
  }))
}

function heatOf(goals: readonly MeasuredGoal[], unit: UnitAsked, metricId: string): Heat | null {
  const cell = cellsOf(goals.filter((one) => counts(one) && unit.own(one))).get(metricId)
  if (!cell) return null
  const { status, progress, pace } = cell
  return { status, share: shareOfPace({ status, progress, pace, pointsBehind: null }) }
}
