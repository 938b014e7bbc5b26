import { addDays } from '@/lib/okr/calendar'
import { add } from '@/lib/okr/decimal'
import { valueAtDeadline } from '@/lib/okr/measures'
import { personProgress, shareOfPace } from '@/lib/okr/status'
import type { Day, Decimal, Status } from '@/lib/okr/types'
import { groupBy } from './group-by'
import type { MeasuredGoal } from './measured-goals'
import { counts } from './person-row'
import type { UnitAsked } from './rollup-units'

/** What each unit had brought of a metric by the end of each week: parts of a whole, for who wants to see who carries it. */
export type Series = { id: string; name: string; values: (Decimal | null)[] }

/** Where one person stands, as a share of what pace asks for. */
export type Dot = { id: string; name: string; unit: string; share: number; status: Status }

/** Of one metric by a day: exact, null before anything was measured. */
export function broughtBy(goals: readonly MeasuredGoal[], metricId: string, day: Day): Decimal | null {
  const values = goals
    .filter(counts)
    .flatMap((goal) => goal.keyResults)
    .filter((one) => one.metricId === metricId && !one.dropped)
    .flatMap((one) => valueAtDeadline(one.values, day)?.value ?? [])
  return values.length === 0 ? null : values.reduce(add)
}

export const rollupSeries = (
  goals: readonly MeasuredGoal[],
  units: readonly UnitAsked[],
  metricId: string,
  { weeks, until }: { weeks: readonly Day[]; until: Day },
): Series[] =>
  units.map((unit) => {
    const own = goals.filter((one) => unit.own(one))
    const ends = weeks.map((monday) => (addDays(monday, 6) < until ? addDays(monday, 6) : until))
    return { id: unit.id, name: unit.name, values: ends.map((day) => broughtBy(own, metricId, day)) }
  })

/** Everybody with a value, by the unit they count in. Somebody with goals in two of them stands in both. */
export const rollupDots = (goals: readonly MeasuredGoal[], units: readonly UnitAsked[]): Dot[] =>
  units.flatMap((unit) => {
    const theirs = goals.filter((one) => one.level === 'person' && counts(one) && unit.within(one))
    return [...groupBy(theirs, ({ ownerId }) => ownerId)].flatMap(([id, all]) => {
      const standing = personProgress(
        all.map((one) => ({ weight: one.weight, standing: one })),
        all[0]!.settings,
      )
      const share = shareOfPace(standing)
      return share === null
        ? []
        : [{ id, name: all[0]!.ownerName, unit: unit.name, share, status: standing.status }]
    })
  })
