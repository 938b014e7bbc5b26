import { addDays, instantOf, mondayOf } from './calendar'
import type { Day } from './types'

/** A version: recorded at an instant and, once a newer one took its place, until another. Milliseconds, as JSON carries them. */
export type Version = { at: number; until: number | null }

/** Whether a version was the one that stood just before an instant. */
export const stoodBefore = ({ at, until }: Version, instant: number): boolean =>
  at < instant && (until === null || until >= instant)

/** The first instant after a week: what was recorded before it was known by the end of that Sunday in company time. */
export const endOfWeek = (monday: Day, timeZone: string): Date =>
  instantOf(addDays(monday, 7), '00:00', timeZone)

/** The Mondays of the weeks a period touches, up to the one that holds a day. */
export function weeksUntil(first: Day, until: Day): Day[] {
  const weeks: Day[] = []
  for (let monday = mondayOf(first); monday <= until; monday = addDays(monday, 7)) weeks.push(monday)
  return weeks
}
