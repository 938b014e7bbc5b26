import { computedScore } from '@/lib/okr/score'
import type { KeyResultForecast } from '@/lib/okr/forecast/key-result'
import { optimismOf, spreadOf, type Optimism, type Spread } from '@/lib/okr/spread'
import { personProgress, statusMix, type StatusMix } from '@/lib/okr/status'
import { discipline, type Discipline, type WeekTiming } from '@/lib/okr/weeks'
import type { Decimal } from '@/lib/okr/types'
import type { AlignedChild } from './coverage-children'
import { groupBy } from './group-by'
import { shownCoverage, type KeyResultCoverage } from './key-result-coverage'
import type { MeasuredGoal } from './measured-goals'
import type { MetricCell } from './metric-cell'
import { byMetric, cellsOf, counts } from './person-row'
import { byReason, type Change, type ReasonCount } from './rollup-changes'

/** One metric of a unit, with what the period before came to. */
export type UnitCell = MetricCell & {
  coverage: KeyResultCoverage | null
  previous: { value: Decimal | null; attainment: number | null } | null
  /** What it was expected to come to, as was known then; null where several are added up. */
  forecast: KeyResultForecast | null
}

/** The company, a team or a person in one period, as a row of the rollup. */
export type RollupUnit = {
  id: string
  name: string
  kind: 'company' | 'team' | 'person'
  leadName: string | null
  /** 0 directly below the unit the page is of. */
  depth: number
  /** It has teams below it. */
  group: boolean
  cells: ReadonlyMap<string, UnitCell>
  /** Of each of its people with a goal, teams below included. */
  people: StatusMix
  discipline: Discipline
  optimism: Optimism | null
  /** Final scores where there are any, else what the goals come to so far. */
  scores: Spread | null
  reasons: ReasonCount[]
}

/** Goals of one period as they were known, with what belongs to them. */
export type Quarter = {
  goals: readonly MeasuredGoal[]
  children: ReadonlyMap<string, AlignedChild[]>
  /** Of goals of people: how each of their weeks was logged. Counted for their team and for all above it. */
  timings: ReadonlyMap<string, WeekTiming[]>
  changes: readonly Change[]
  finals: ReadonlyMap<string, number>
  /** By key result; empty once it is over. */
  forecasts: ReadonlyMap<string, KeyResultForecast>
}

export type UnitAsked = Pick<RollupUnit, 'id' | 'name' | 'kind' | 'leadName' | 'depth' | 'group'> & {
  /** Goals of its own: its targets. */
  own: (goal: MeasuredGoal) => boolean
  /** Goals of it and below. */
  within: (goal: MeasuredGoal) => boolean
}

const scoreOf = (goal: MeasuredGoal, { finals }: Quarter): number | null =>
  finals.get(goal.id) ?? computedScore(goal)

function unitCells(own: readonly MeasuredGoal[], quarter: Quarter, previous: Quarter | null, of: UnitAsked) {
  const before = previous && cellsOf(previous.goals.filter((one) => counts(one) && of.own(one)))
  const parts = byMetric(own)
  return new Map(
    [...cellsOf(own)].map(([metricId, cell]): [string, UnitCell] => {
      const first = parts.get(metricId)!.find(({ dropped }) => !dropped)!
      const last = before?.get(metricId)
      return [
        metricId,
        {
          ...cell,
          coverage: shownCoverage(first, quarter.children.get(first.id)),
          forecast: (cell.keyResultId !== null && quarter.forecasts.get(cell.keyResultId)) || null,
          previous: last ? { value: last.value, attainment: last.attainment.adjusted } : null,
        },
      ]
    }),
  )
}

export const ofPeople = (goal: MeasuredGoal): boolean => counts(goal) && goal.level === 'person'

/** `parts` are the quarters of a year: what was logged and adjusted in them is the year's as well. */
export function rollupUnit(
  asked: UnitAsked,
  quarter: Quarter,
  previous: Quarter | null,
  parts: readonly Quarter[] = [],
): RollupUnit {
  const { own, within, ...unit } = asked
  const mine = quarter.goals.filter((one) => within(one))
  const all = [mine, ...parts.map(({ goals }) => goals.filter((one) => within(one)))].flat()
  const ids = new Set(all.map(({ id }) => id))
  const agreed = mine.filter(ofPeople)
  const people = groupBy(agreed, ({ ownerId }) => ownerId)
  return {
    ...unit,
    cells: unitCells(
      quarter.goals.filter((one) => counts(one) && own(one)),
      quarter,
      previous,
      asked,
    ),
    people: statusMix(
      [...people.values()].map(
        (theirs) =>
          personProgress(
            theirs.map((one) => ({ weight: one.weight, standing: one })),
            theirs[0]!.settings,
          ).status,
      ),
    ),
    discipline: discipline(all.flatMap(({ id }) => quarter.timings.get(id) ?? [])),
    optimism: optimismOf(
      agreed.map((one) => ({ confidence: one.lastCheckIn?.confidence ?? null, standing: one })),
    ),
    scores: spreadOf(agreed.flatMap((one) => scoreOf(one, quarter) ?? [])),
    reasons: byReason(quarter.changes.filter(({ goalId }) => ids.has(goalId))),
  }
}
