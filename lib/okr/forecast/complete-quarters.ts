import { daysBetween, quarterOf } from '../calendar'
import { quartersFrom, type Span } from '../quarters'
import type { Day } from '../types'

/** A company that rarely sells says little about where its file begins; one that sells daily may still start after a holiday. */
const LONGEST = 45
const SHORTEST = 7

/** The longest stretch without a deal, in days, within bounds. */
function longestGap(days: readonly Day[]): number {
  const gaps = days.slice(1).map((day, i) => daysBetween(days[i]!, day))
  return Math.min(LONGEST, Math.max(SHORTEST, ...gaps))
}

/**
 * The calendar quarters that deals cover from end to end, oldest first, given the days there are deals on, ascending. The
 * first counts when its first deal comes no later than its deals lie apart; the last when its last one comes no earlier
 * than that before its end. Whether the first counts does not depend on anything after it.
 */
export function completeQuarters(days: readonly Day[]): Span[] {
  const [start, end] = [days[0], days.at(-1)]
  if (start === undefined || end === undefined) return []
  const first = quarterOf(start)
  const count = Math.ceil((daysBetween(first.first, end) + 1) / 90) + 1
  const quarters = quartersFrom(start, count).filter(
    ({ last }) => daysBetween(end, last) <= 0 || daysBetween(end, last) < longestGap(days),
  )
  const early = longestGap(days.filter((day) => day <= first.last))
  return daysBetween(first.first, start) < early ? quarters : quarters.slice(1)
}
