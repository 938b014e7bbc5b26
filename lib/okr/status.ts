import { compare, isWhole, multiply, ratio, subtract } from './decimal'
import { clamp, isPaced, type KeyResultTerms, progress, targetSpan } from './measures'
import type { Pace } from './pace'
import { type Day, type Decimal, type PeriodSettings, type Status, statuses, WHOLE } from './types'

/** The company's thresholds: on track from onTrack × pace, at risk from atRisk × pace. */
export type Thresholds = Pick<PeriodSettings, 'onTrack' | 'atRisk'>

/** While less than this should be done, nothing is worse than at risk. */
const EARLY = 0.15
/** The nearest tenth to a bound is at risk. */
const NEAR = '0.1'
const LOW_CONFIDENCE = 3
const HIGH_CONFIDENCE = 7
// Progress and pace are quotients of exact numbers; their rounding must not decide a threshold.
export const ROUNDING = 1e-9

export type Standing = {
  status: Status
  /** A key result's unclamped, a goal's and a person's Σ of clamped ones; null without data. */
  progress: number | null
  /** What it was compared with, 0–1. Without data: the pace today. */
  pace: number
  /** Percentage points behind the pace, negative when ahead; null without data and where no pace applies. */
  pointsBehind: number | null
}

export type KeyResultStanding = Standing & {
  /** The day the pace is of: the last measurement's, or the due day that passed without a newer one. */
  comparedOn: Day
  /** What it puts on each side of its goal's sum, both 0–1; null without data. */
  counts: { progress: number; pace: number } | null
}

export type KeyResultReading = {
  terms: KeyResultTerms
  /** The last value dated by the deadline and its date; null when nothing was measured. */
  value: Decimal | null
  asOf: Day | null
  pace: Pace
  deadline: Day
  today: Day
  /** The last due day before today, excused weeks left out (`lastDueBefore`). */
  lastDue: Day | null
  /** 0–10, of the goal's last check-in. */
  confidence?: number | null
}

const pointsBehind = (done: number, expected: number): number => (expected - done) * 100

function against(done: number, expected: number, { onTrack, atRisk }: Thresholds): Status {
  if (done >= onTrack * expected - ROUNDING) return 'on_track'
  if (done >= atRisk * expected - ROUNDING || expected < EARLY) return 'at_risk'
  return 'off_track'
}

function lessThanOneBehind(terms: KeyResultTerms, done: number, expected: number): boolean {
  if (terms.kind !== 'count') return false
  return (expected - done) * Math.abs(Number(targetSpan(terms))) < 1 - ROUNDING
}

function paced(reading: KeyResultReading, done: number, expected: number, limits: Thresholds): Status {
  if (done >= 1) return 'done'
  return lessThanOneBehind(reading.terms, done, expected) ? 'on_track' : against(done, expected, limits)
}

/**
 * Whether a value that keeps its bound is close to it. Things counted in whole numbers: exactly on it. Amounts: within a
 * tenth of it. Percentages: within a tenth of it or of what is left to 100, whichever is less, so that a floor of 95 %
 * is near up to 95.5 %. A limit of 0 is kept or broken, never near.
 */
function nearBound({ kind, target, unit, currency }: KeyResultTerms, value: Decimal): boolean {
  if (compare(target, '0') === 0) return false
  const percentage = !currency && (unit === '' || unit === '%')
  if (!percentage && !currency && isWhole(target) && isWhole(value)) return compare(value, target) === 0
  const left = subtract('100', target)
  const tenthOf = percentage && compare(left, '0') > 0 && compare(left, target) < 0 ? left : target
  const distance = kind === 'limit' ? subtract(target, value) : subtract(value, target)
  return compare(distance, multiply(tenthOf, NEAR)) <= 0
}

function bounded({ terms, deadline, today }: KeyResultReading, value: Decimal, asOf: Day): Status {
  if (progress(terms, value) !== 1) return 'off_track'
  if (asOf >= deadline || today > deadline) return 'done'
  return nearBound(terms, value) ? 'at_risk' : 'on_track'
}

function milestone({ terms, value, deadline, today, confidence }: KeyResultReading): KeyResultStanding {
  const done = value !== null && progress(terms, value) === 1
  const due = terms.dueOn ?? deadline
  const expected = today > due ? 1 : 0
  const doubtful = confidence != null && confidence <= LOW_CONFIDENCE
  const open: Status = expected ? 'off_track' : doubtful ? 'at_risk' : 'on_track'
  const counts = { progress: done ? 1 : 0, pace: expected }
  return {
    status: done ? 'done' : open,
    progress: counts.progress,
    pace: expected,
    pointsBehind: null,
    comparedOn: today,
    counts,
  }
}

/**
 * Where a key result stands. It compares the last measurement with the pace on the day it is for; once a due day has
 * passed without a newer one, with the pace on that due day; once the deadline has passed, with 1.
 *
 * count, amount, growth, percent: done from progress 1, on track from onTrack × pace, at risk from atRisk × pace, else
 * off track; a count less than one whole unit behind is on track; while the pace is under 0.15 at risk is the worst.
 * limit, floor: off track when broken, at risk near the bound, else on track; done only at the deadline.
 * milestone: on track until its due date (at risk with confidence ≤ 3), then done or off track; it needs no measurement,
 * because one that nobody has reported done is not done. Everything else without a measurement has no data.
 */
export function keyResultStatus(reading: KeyResultReading, limits: Thresholds): KeyResultStanding {
  const { terms, value, asOf, deadline, today, lastDue } = reading
  if (terms.kind === 'milestone') return milestone(reading)
  const done = progress(terms, value)
  if (value === null || asOf === null || done === null) {
    const now = isPaced(terms.kind) ? reading.pace(today) : 1
    return {
      status: 'no_data',
      progress: null,
      pace: now,
      pointsBehind: null,
      comparedOn: today,
      counts: null,
    }
  }
  const due = today > deadline ? deadline : lastDue
  const comparedOn = due !== null && due > asOf ? due : asOf
  if (!isPaced(terms.kind)) {
    const status = bounded(reading, value, asOf)
    const counts = { progress: status === 'off_track' ? 0 : 1, pace: 1 }
    return { status, progress: done, pace: 1, pointsBehind: null, comparedOn, counts }
  }
  const expected = reading.pace(comparedOn)
  return {
    status: paced(reading, done, expected, limits),
    progress: done,
    pace: expected,
    pointsBehind: pointsBehind(done, expected),
    comparedOn,
    counts: { progress: clamp(done), pace: expected },
  }
}

export type SumStanding = Standing & { measured: number; total: number }

const order: Status[] = ['off_track', 'at_risk', 'on_track', 'done']

// A sum is never worse than its worst part nor better than its best: the rules that spare a part (whole units, the first
// days) spare what it is part of, and a bound at risk is not hidden by counting as kept.
function within(status: Status, parts: readonly Status[]): Status {
  const ranks = parts.map((part) => Math.min(order.indexOf(part), order.indexOf('on_track')))
  const rank = Math.min(Math.max(order.indexOf(status), Math.min(...ranks)), Math.max(...ranks))
  return order[rank]!
}

type Part = { weight: number; status: Status; counts: { progress: number; pace: number } | null }

function sumUp(parts: readonly Part[], limits: Thresholds, paceToday: number): SumStanding {
  const known = parts.flatMap((part) => (part.counts ? [{ ...part, counts: part.counts }] : []))
  const total = parts.length
  const anyWeight = known.some((part) => part.weight > 0)
  const weighed = known.map((part) => ({ ...part, weight: anyWeight ? part.weight : 1 }))
  const whole = weighed.reduce((sum, part) => sum + part.weight, 0)
  if (!whole) {
    return { status: 'no_data', progress: null, pace: paceToday, pointsBehind: null, measured: 0, total }
  }
  const done = weighed.reduce((sum, part) => sum + part.weight * part.counts.progress, 0) / whole
  const expected = weighed.reduce((sum, part) => sum + part.weight * part.counts.pace, 0) / whole
  const judged = weighed.filter((part) => part.weight > 0).map((part) => part.status)
  const allDone = known.length === total && known.every((part) => part.status === 'done')
  return {
    status: allDone ? 'done' : within(against(done, expected, limits), judged),
    progress: done,
    pace: expected,
    pointsBehind: pointsBehind(done, expected),
    measured: known.length,
    total,
  }
}

/**
 * Where a goal stands: Σ weight × clamped progress against Σ weight × pace over the key results that have data
 * (`measured` of `total`); limits, floors and milestones put 1 or 0 on both sides. Done only when all are. Never worse
 * than its worst measured key result nor better than its best. Leave dropped key results out. Without data its pace is
 * `paceToday`.
 */
export function goalStatus(
  keyResults: readonly { weight: number; standing: KeyResultStanding }[],
  limits: Thresholds,
  paceToday = 0,
): SumStanding {
  return sumUp(
    keyResults.map(({ weight, standing }) => ({ weight, ...standing })),
    limits,
    paceToday,
  )
}

/**
 * Where a person stands: their goals by weight (whole 1/10,000; null is an equal part, 10,000 ÷ number of goals), over
 * those with data.
 */
export function personProgress(
  goals: readonly { weight: number | null; standing: Standing }[],
  limits: Thresholds,
  paceToday = 0,
): SumStanding {
  const equal = WHOLE / goals.length
  return sumUp(
    goals.map(({ weight, standing: { status, progress: done, pace } }) => ({
      weight: weight ?? equal,
      status,
      counts: done === null ? null : { progress: done, pace },
    })),
    limits,
    paceToday,
  )
}

export type StatusMix = Record<Status, number>

/** How many stand where: "3 on track, 1 off track". */
export function statusMix(all: readonly Status[]): StatusMix {
  const mix = Object.fromEntries(statuses.map((status) => [status, 0])) as StatusMix
  for (const status of all) mix[status] += 1
  return mix
}

/**
 * Where a team stands: by its own goals, never the average of its people. `mix` counts what is below it, so that its
 * colour never hides theirs.
 */
export const teamStatus = (
  ownGoals: Parameters<typeof personProgress>[0],
  below: readonly Status[],
  limits: Thresholds,
  paceToday = 0,
): SumStanding & { mix: StatusMix } => ({
  ...personProgress(ownGoals, limits, paceToday),
  mix: statusMix(below),
})

export type Disagreement = 'confident_but_behind' | 'doubtful_but_on_track'

/** Where confidence (0–10) and status contradict each other: ≥ 7 and off track, ≤ 3 and on track. */
export function disagreement(confidence: number | null, status: Status): Disagreement | null {
  if (confidence === null) return null
  if (confidence >= HIGH_CONFIDENCE && status === 'off_track') return 'confident_but_behind'
  if (confidence <= LOW_CONFIDENCE && status === 'on_track') return 'doubtful_but_on_track'
  return null
}

/** progress ÷ pace, "89 % of pace"; null before anything should be done. */
export const shareOfPace = ({ progress: done, pace }: Standing): number | null =>
  done === null || pace === 0 ? null : ratio(String(done), String(pace))
