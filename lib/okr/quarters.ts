import { addDays, quarterOf } from './calendar'
import type { Day } from './types'

export type Span = { first: Day; last: Day }

/** The calendar year a day is in. */
export const yearOf = (day: Day): Span => ({
  first: `${day.slice(0, 4)}-01-01`,
  last: `${day.slice(0, 4)}-12-31`,
})

/** The quarter a day is in and the ones after it. */
export function quartersFrom(day: Day, count: number): Span[] {
  const quarters = [spanOf(day)]
  while (quarters.length < count) quarters.push(spanOf(addDays(quarters.at(-1)!.last, 1)))
  return quarters
}

function spanOf(day: Day): Span {
  const { first, last } = quarterOf(day)
  return { first, last }
}
