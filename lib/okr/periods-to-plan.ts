import { addDays } from './calendar'
import { quartersFrom, yearOf, type Span } from './quarters'
import type { Day } from './types'

export type PeriodKind = 'quarter' | 'year'
export type PlannedPeriod = Span & { kind: PeriodKind }

/** How far ahead a period can be planned: a year and a half of quarters, two years beside this one. */
const QUARTERS = 7
const YEARS = 3

/**
 * The quarters and years that can be planned, in the order of their days: calendar ones from today's on that overlap none of
 * their kind. Quarters come before the year of the same first day.
 */
export function periodsToPlan(today: Day, planned: readonly PlannedPeriod[]): PlannedPeriod[] {
  const years = [yearOf(today)]
  while (years.length < YEARS) years.push(yearOf(addDays(years.at(-1)!.last, 1)))
  const all = [
    ...quartersFrom(today, QUARTERS).map((span) => ({ kind: 'quarter' as const, ...span })),
    ...years.map((span) => ({ kind: 'year' as const, ...span })),
  ]
  return all
    .filter((one) => !planned.some((other) => overlaps(one, other)))
    .sort((a, b) => a.first.localeCompare(b.first) || a.kind.localeCompare(b.kind))
}

/** What is proposed to be planned next: the quarter after the last one there is, else the first that is free. */
export function nextToPlan(today: Day, planned: readonly PlannedPeriod[]): PlannedPeriod | null {
  const quarters = periodsToPlan(today, planned).filter(({ kind }) => kind === 'quarter')
  const last = planned
    .filter(({ kind }) => kind === 'quarter')
    .map((one) => one.last)
    .sort()
    .at(-1)
  return quarters.find(({ first }) => last === undefined || first > last) ?? quarters[0] ?? null
}

const overlaps = (a: PlannedPeriod, b: PlannedPeriod): boolean =>
  a.kind === b.kind && a.first <= b.last && b.first <= a.last
