import { addDays, daysBetween, earliest, mondayOf, sundayOf, weekday } from './calendar'
import { compare, subtract, toNumber } from './decimal'
import { targetAmount, type KeyResultTerms, type Measurement } from './measures'
import type { Day, Decimal, Kind } from './types'

/** How one key result of somebody went: all there is to know of it for their history. */
export type RhythmSpan = {
  starts: Day
  deadline: Day
  terms: KeyResultTerms
  /** Totals to date by the deadline, with ascending dates. */
  values: readonly Measurement[]
}

/** What was gained in an ISO week, in the metric's unit, towards the target positive. `week` is its Monday. */
export type WeekGain = { week: Day; gain: number }

export type Rhythm = {
  /** The last weeks, at most 12, oldest first. */
  weeks: WeekGain[]
  /** A week of those, in the metric's unit: the middle one, the mean, and the one a fifth of them exceed. */
  median: number
  mean: number
  p80: number
  /** The best four weeks in a row among all there are, by their mean; null while no four follow one another. */
  bestFour: { from: Day; perWeek: number } | null
}

/** What the goal check goes by when it asks whether a target is within reach; numbers in the metric's unit a week. */
export type OwnPace = {
  /** Mean week of the last 12. */
  meanWeek: number | null
  /** Mean of the best four weeks in a row. */
  bestFourWeeks: number | null
  /** The best rate of a period that has ended. */
  bestPeriodWeek: number | null
  /** What the last period that has ended came to: the total, or the level of a rate. */
  lastResult: Decimal | null
}

const WEEKS = 12
const RUN = 4
/** A week with fewer days from Monday to Friday inside the goals is a stump, as for check-ins: its gain is no week's gain. */
const FEWEST_WORKDAYS = 3

/** Kinds whose values are totals, so that a difference is a gain. */
export const hasRhythm = (kind: Kind): boolean => kind === 'count' || kind === 'amount' || kind === 'growth'

const startValue = ({ kind, baseline }: KeyResultTerms): Decimal => (kind === 'growth' ? '0' : baseline)

const signOf = (terms: KeyResultTerms): 1 | -1 =>
  compare(targetAmount(terms), startValue(terms)) < 0 ? -1 : 1

const gained = (terms: KeyResultTerms, from: Decimal, to: Decimal): number =>
  signOf(terms) * toNumber(subtract(to, from))

/** The last value of each week, with the Sunday (or the deadline) it stands for. */
function weekEnds({ values, deadline }: RhythmSpan): { end: Day; value: Decimal }[] {
  const ends = new Map<Day, Decimal>()
  for (const { asOf, value } of values)
    if (asOf <= deadline) ends.set(earliest(sundayOf(asOf), deadline), value)
  return [...ends].map(([end, value]) => ({ end, value }))
}

/**
 * Gains by ISO week, from totals to date. A week's gain is the last value of the week minus the last one before it; the first
 * counts from the start. Weeks without a value share what the next value shows, by their days inside the goal: the total says
 * that it was gained, not when, and to skip them would make the week that was logged a record. Weeks after the last value say
 * nothing. Several key results of one metric add up week by week, so that the week in which one quarter ends and the next
 * begins is one week. Stumps, and weeks that are not over, are left out.
 *
 * @returns in the order of the weeks; weeks nothing is known of are missing.
 */
export function weeklyGains(spans: readonly RhythmSpan[], today: Day): WeekGain[] {
  const weeks = new Map<Day, { gain: number; inside: Set<Day> }>()
  for (const span of spans) {
    let from = { day: span.starts, value: startValue(span.terms) }
    for (const { end, value } of weekEnds(span)) {
      // A value dated before the start says nothing of a week inside.
      if (end < from.day) continue
      const days = daysBetween(from.day, end) + 1
      const whole = gained(span.terms, from.value, value)
      for (let day = from.day; day <= end; day = addDays(mondayOf(day), 7)) {
        const last = earliest(sundayOf(day), end)
        const week = weeks.get(mondayOf(day)) ?? { gain: 0, inside: new Set<Day>() }
        week.gain += (whole * (daysBetween(day, last) + 1)) / days
        for (let one = day; one <= last && weekday(one) <= 5; one = addDays(one, 1)) week.inside.add(one)
        weeks.set(mondayOf(day), week)
      }
      from = { day: addDays(end, 1), value }
    }
  }
  return [...weeks]
    .filter(([week, { inside }]) => inside.size >= FEWEST_WORKDAYS && sundayOf(week) < today)
    .map(([week, { gain }]) => ({ week, gain }))
    .sort((a, b) => (a.week < b.week ? -1 : 1))
}

/** The value a fraction of them do not exceed, between two neighbours in proportion. */
function quantile(sorted: readonly number[], fraction: number): number {
  const at = (sorted.length - 1) * fraction
  const low = sorted[Math.floor(at)]!
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at))
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length

function bestRun(gains: readonly WeekGain[]): Rhythm['bestFour'] {
  let best: Rhythm['bestFour'] = null
  for (let at = 0; at + RUN <= gains.length; at += 1) {
    const run = gains.slice(at, at + RUN)
    const [from, to] = [run[0]!.week, run.at(-1)!.week]
    if (daysBetween(from, to) !== 7 * (RUN - 1)) continue
    const perWeek = mean(run.map(({ gain }) => gain))
    if (best === null || perWeek > best.perWeek) best = { from, perWeek }
  }
  return best
}

/** The rhythm of one metric of somebody, of the key results they had of it; null where no week is known. */
export function rhythm(spans: readonly RhythmSpan[], today: Day): Rhythm | null {
  const gains = weeklyGains(
    spans.filter(({ terms }) => hasRhythm(terms.kind)),
    today,
  )
  const weeks = gains.slice(-WEEKS)
  if (weeks.length === 0) return null
  const sorted = weeks.map(({ gain }) => gain).sort((a, b) => a - b)
  return {
    weeks,
    median: quantile(sorted, 0.5),
    mean: mean(sorted),
    p80: quantile(sorted, 0.8),
    bestFour: bestRun(gains),
  }
}

/** Gained a week over a whole span, from its last value; null where it has none, or its values are no totals. */
export function spanRate({ starts, deadline, terms, values }: RhythmSpan): number | null {
  const last = values.findLast(({ asOf }) => asOf <= deadline)
  if (!last || !hasRhythm(terms.kind)) return null
  return (gained(terms, startValue(terms), last.value) * 7) / (daysBetween(starts, deadline) + 1)
}

/** What a period that has ended came to. */
export type EndedPeriod = {
  /** Gained a week; null for what is no total. */
  rate: number | null
  value: Decimal | null
}

/** What one metric of somebody has shown so far, for the goal check. `ended` has the newest period first. */
export function ownPace(found: Rhythm | null, ended: readonly EndedPeriod[]): OwnPace {
  const rates = ended.flatMap(({ rate }) => (rate === null ? [] : [rate]))
  return {
    meanWeek: found?.mean ?? null,
    bestFourWeeks: found?.bestFour?.perWeek ?? null,
    bestPeriodWeek: rates.length > 0 ? Math.max(...rates) : null,
    lastResult: ended.find(({ value }) => value !== null)?.value ?? null,
  }
}
