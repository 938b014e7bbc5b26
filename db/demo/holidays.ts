import { addDays, weekday } from '../../lib/okr/calendar'
import type { Day } from '../../lib/okr/types'

const dayOf = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** On a Saturday it is kept the Friday before, on a Sunday the Monday after. */
function observed(day: Day): Day {
  if (weekday(day) === 6) return addDays(day, -1)
  return weekday(day) === 7 ? addDays(day, 1) : day
}

/** The n-th given weekday of a month. */
function nth(year: number, month: number, isoWeekday: number, n: number): Day {
  const first = dayOf(year, month, 1)
  return addDays(first, ((isoWeekday - weekday(first) + 7) % 7) + (n - 1) * 7)
}

function lastMonday(year: number, month: number): Day {
  const fourth = nth(year, month, 1, 4)
  const fifth = addDays(fourth, 7)
  return fifth.slice(0, 7) === fourth.slice(0, 7) ? fifth : fourth
}

/** The days a company in the US usually closes. */
export const holidaysOf = (year: number): { day: Day; name: string }[] => [
  { day: observed(dayOf(year, 1, 1)), name: 'New Year’s Day' },
  { day: lastMonday(year, 5), name: 'Memorial Day' },
  { day: observed(dayOf(year, 7, 4)), name: 'Independence Day' },
  { day: nth(year, 9, 1, 1), name: 'Labor Day' },
  { day: nth(year, 11, 4, 4), name: 'Thanksgiving' },
  { day: observed(dayOf(year, 12, 25)), name: 'Christmas Day' },
]
