import { alignDays } from './align'
import { daily, independent, type Tally } from './period'

const DAYS = 31
// Months of 31, 31 and 30 days: every day of a month has its place.
const LONG = { first: '2023-07-01', last: '2023-09-30' }
/** An excess that makes it half likely; an even spread over work days alone has less than the allowance. */
const HALF = 0.3
const ALLOWED = 0.05

/**
 * How much selling keeps to days of the month, 0–1 (orders on the 20th, a rush at the month's end): from the excess over
 * chance of 31 Σ (share of a day of the month − 1/31)², 0 for even selling and 30 for a single day.
 */
export function keepsToMonthDays(periods: readonly Tally[]): number {
  const gained = new Array<number>(DAYS).fill(0)
  let [sum, evidence] = [0, 0]
  for (const period of periods) {
    const moments = alignDays(period, LONG)
    daily(period).forEach((by, day) => {
      gained[Math.min(91, Math.round(moments[day + 1]!) - 1) % DAYS]! += by
      sum += by
    })
    evidence += independent(period)
  }
  if (!(sum > 0)) return 0
  const spread = gained.reduce((all, by) => all + DAYS * (by / sum - 1 / DAYS) ** 2, 0)
  const excess = Math.max(0, spread - (DAYS - 1) / evidence - ALLOWED)
  return excess / (excess + HALF)
}
