import { addDays } from './calendar'
import type { Day } from './types'

export type Span = { first: Day; last: Day }

const monthStart = (year: number, month: number): Day =>
  month > 12 ? monthStart(year + 1, month - 12) : `${year}-${String(month).padStart(2, '0')}-01`

/** The calendar quarter a day is in. */
export function quarterOf(day: Day): Span {
  const year = Number(day.slice(0, 4))
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return { first: monthStart(year, month), last: addDays(monthStart(year, month + 3), -1) }
}

/** The calendar year a day is in. */
export const yearOf = (day: Day): Span => ({
  first: `${day.slice(0, 4)}-01-01`,
  last: `${day.slice(0, 4)}-12-31`,
})

/** The quarter a day is in and the ones after it. */
export function quartersFrom(day: Day, count: number): Span[] {
  const quarters = [quarterOf(day)]
  while (quarters.length < count) quarters.push(quarterOf(addDays(quarters.at(-1)!.last, 1)))
  return quarters
}
