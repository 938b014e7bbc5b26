import { carry } from '@/lib/okr/carry'
import { add, isNegative } from '@/lib/okr/decimal'
import { targetSpan } from '@/lib/okr/measures'
import type { Day, Decimal } from '@/lib/okr/types'
import type { LastResult } from './last-results'
import type { MeasuredGoal } from './measured-goals'
import type { UnitMeasure } from './unit-standing'

/** Somebody below, or a team, with the part of a gap that their last result would have them carry. */
export type Carrier = {
  id: string
  name: string
  /** What they brought in the period that began on `first`. */
  last: Decimal
  first: Day
  part: Decimal
  /** What the goal asks of them now, and would then; null where they have none of the metric, or it is a growth. */
  target: { from: Decimal; to: Decimal } | null
  /** The goal to adjust, or to edit while it is a draft; null: there is none of this metric yet. */
  goal: { id: string; keyResultId: string; place: number; state: MeasuredGoal['state'] } | null
}

export type Carriers = {
  keyResultId: string
  gap: Decimal
  all: Carrier[]
  /** No closed period to go by. */
  withoutHistory: string[]
  below: 'people' | 'teams'
}

type Unit = { id: string; name: string }

/**
 * Who could carry what a target lacks below it, in proportion to last results: a suggestion, from which nobody's numbers change.
 * Null where nothing is missing, or nothing can be added.
 */
export function carriersOf(
  measure: UnitMeasure | undefined,
  units: readonly Unit[],
  below: Carriers['below'],
  results: readonly LastResult[],
  goals: readonly MeasuredGoal[],
): Carriers | null {
  const gap = measure?.coverage?.gap ?? '0'
  if (!measure || gap === '0' || measure.metricId === null || isNegative(targetSpan(measure))) return null
  const of = (id: string) =>
    results.find(({ holderId, metricId }) => holderId === id && metricId === measure.metricId)
  const { parts, withoutHistory } = carry(
    gap,
    units.map(({ id }) => ({ id, last: of(id)?.value ?? null })),
    { whole: measure.kind === 'count' },
  )
  const name = (id: string) => units.find((one) => one.id === id)!.name
  return {
    keyResultId: measure.keyResultId,
    gap,
    below,
    withoutHistory: withoutHistory.map(name),
    all: parts.map(({ id, part }) => {
      const { value, first } = of(id)!
      const own = goalOf(id, below, measure.metricId!, goals)
      return {
        id,
        name: name(id),
        last: value,
        first,
        part,
        goal: own && {
          id: own.goal.id,
          state: own.goal.state,
          keyResultId: own.keyResult.id,
          place: own.place,
        },
        target:
          own && own.keyResult.kind !== 'growth'
            ? { from: own.keyResult.target, to: add(own.keyResult.target, part) }
            : null,
      }
    }),
  }
}

/** Their goal of the metric: one in force before a draft. */
function goalOf(
  id: string,
  below: Carriers['below'],
  metricId: string,
  goals: readonly MeasuredGoal[],
): { goal: MeasuredGoal; keyResult: MeasuredGoal['keyResults'][number]; place: number } | null {
  const order: MeasuredGoal['state'][] = ['agreed', 'submitted', 'draft']
  const theirs = goals
    .filter((one) => (below === 'teams' ? one.level === 'team' && one.teamId === id : one.ownerId === id))
    .filter((one) => below === 'teams' || one.level === 'person')
    .filter(({ state }) => order.includes(state))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  for (const goal of theirs) {
    const standing = goal.keyResults.filter(({ dropped }) => !dropped)
    const place = standing.findIndex((one) => one.metricId === metricId)
    if (place >= 0) return { goal, keyResult: standing[place]!, place }
  }
  return null
}
