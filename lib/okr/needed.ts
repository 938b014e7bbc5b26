import { addDays, daysBetween } from './calendar'
import { compare, subtract, toNumber } from './decimal'
import { isPaced, type KeyResultTerms, type Measurement, targetAmount } from './measures'
import type { Day, Decimal } from './types'

const RECENT_DAYS = 28

export type Needed = {
  /** What is missing to the target, in the metric's unit; 0 once it is reached. Never negative. */
  left: Decimal
  /** From today, which counts as gone like in the pace, to the deadline; in weeks, 0 or more. */
  weeksLeft: number
  /** left ÷ weeksLeft; null on the last day and after it while something is left. */
  perWeek: number | null
  /** What was gained a week over the last 28 days, towards the target positive; null when nothing was measured then. */
  lastFourWeeks: number | null
}

export type NeededInput = KeyResultTerms & {
  value: Decimal | null
  starts: Day
  deadline: Day
  today: Day
  /** Measurements with ascending dates. */
  recent: readonly Measurement[]
}

function gainedAWeek(input: NeededInput, sign: number): number | null {
  const { starts, today, recent, kind, baseline } = input
  const last = recent.findLast((one) => one.asOf <= today)
  const windowStart = addDays(today, -RECENT_DAYS)
  if (!last || last.asOf <= windowStart) return null
  const start: Measurement = { asOf: addDays(starts, -1), value: kind === 'growth' ? '0' : baseline }
  const before = recent.findLast((one) => one.asOf <= windowStart) ?? start
  const days = daysBetween(before.asOf, last.asOf)
  return days > 0 ? (sign * toNumber(subtract(last.value, before.value)) * 7) / days : null
}

/**
 * "4 to go, 1.3 a week; last four weeks 0.8": what is left, the rate it takes and the rate so far. Null for limits,
 * floors and milestones, of which nothing is left to do. Without a value everything from the baseline on is left.
 */
export function needed(input: NeededInput): Needed | null {
  if (!isPaced(input.kind)) return null
  const { value, starts, deadline, today } = input
  const from = input.kind === 'growth' ? '0' : input.baseline
  const target = targetAmount(input)
  const sign = compare(target, from) < 0 ? -1 : 1
  const missing = sign > 0 ? subtract(target, value ?? from) : subtract(value ?? from, target)
  const left = compare(missing, '0') > 0 ? missing : '0'
  const gone = today < starts ? addDays(starts, -1) : today
  const weeksLeft = Math.max(0, daysBetween(gone, deadline)) / 7
  return {
    left,
    weeksLeft,
    perWeek: left === '0' ? 0 : weeksLeft > 0 ? toNumber(left) / weeksLeft : null,
    lastFourWeeks: gainedAWeek(input, sign),
  }
}
