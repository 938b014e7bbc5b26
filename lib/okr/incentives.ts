import { goalAttainments, type Deadlines, type JudgedKeyResult } from './attainment'
import { addDays, daysBetween } from './calendar'
import { clamp, isPaced } from './measures'
import type { Pace } from './pace'
import type { Day, PeriodState } from './types'

export const incentiveKinds = ['reward', 'penalty'] as const
export type IncentiveKind = (typeof incentiveKinds)[number]

export const incentiveTargets = ['adjusted', 'original'] as const
export type IncentiveTarget = (typeof incentiveTargets)[number]

/** Parts of a goal's time, in percent, at whose end its rules are asked. */
export const incentiveMarks = [50, 90, 100] as const
export type IncentiveMark = (typeof incentiveMarks)[number]

/** Days after a period's last day in which a suggestion can still be decided; later it is no longer made. */
export const SUGGESTION_DAYS = 90

/** Bounds of attainment as ratios, `from` inclusive, `to` exclusive; at least one is given. */
export type Band = { from: number | null; to: number | null }

/** What is judged: one kind of note by one reading of attainment. Bands of one kind of rule may overlap. */
export type RuleKind = { kind: IncentiveKind; against: IncentiveTarget; capped: boolean }

export type IncentiveRule = RuleKind & Band & { id: string }

type Span = { starts: Day; deadline: Day }

/** The day at whose end so many percent of a goal's days are over: 15 November for half of a last quarter. */
export const markDay = ({ starts, deadline }: Span, mark: IncentiveMark): Day =>
  addDays(starts, Math.ceil(((daysBetween(starts, deadline) + 1) * mark) / 100) - 1)

/**
 * The newest mark a goal has passed, null before the first. A mark is passed once its day is over; the last one also when the
 * period has gone into grading.
 */
export function newestMark(span: Span, today: Day, period: PeriodState): IncentiveMark | null {
  if (period === 'grading' || period === 'closed') return 100
  return incentiveMarks.findLast((mark) => markDay(span, mark) < today) ?? null
}

/** What was reached by a mark, and the part of the targets that was due by then. */
export type Reached = {
  adjusted: { capped: number; uncapped: number; due: number } | null
  original: { capped: number; uncapped: number; due: number } | null
}

/** With the pace to a deadline that nobody chose for this goal: the one its metric is measured by everywhere. */
type PacedKeyResult = JudgedKeyResult & { paceTo: (deadline: Day) => Pace }

type Terms = JudgedKeyResult['current']

/**
 * What a goal had reached at the end of a day: attainment of its last values by that day, and the part of its targets that was due
 * by then (0–1, by the terms and to the deadline it is held against; a bound holds at all times, a milestone falls due on its day).
 * Null where nothing had been measured: no data is not 0 %.
 */
export function reachedBy(keyResults: readonly PacedKeyResult[], deadlines: Deadlines, day: Day): Reached {
  const earlier = (deadline: Day) => (deadline < day ? deadline : day)
  const attained = goalAttainments(keyResults, {
    original: earlier(deadlines.original),
    current: earlier(deadlines.current),
  })
  const standing = keyResults.filter(({ dropped }) => !dropped)
  const agreed = keyResults.filter(({ original }) => original !== null)
  return {
    adjusted: attained.adjusted && {
      ...attained.adjusted,
      due: dueBy(standing, ({ current }) => current, deadlines.current, day),
    },
    original: attained.original && {
      ...attained.original,
      due: dueBy(agreed, ({ original }) => original!, deadlines.original, day),
    },
  }
}

function dueBy(
  keyResults: readonly PacedKeyResult[],
  termsOf: (one: PacedKeyResult) => Terms,
  deadline: Day,
  day: Day,
): number {
  if (day >= deadline) return 1
  let [whole, due] = [0, 0]
  for (const one of keyResults) {
    const { kind, dueOn, weight } = termsOf(one)
    const part = isPaced(kind) ? one.paceTo(deadline)(day) : kind === 'milestone' ? Number(dueOn! <= day) : 1
    whole += weight
    due += weight * clamp(part)
  }
  return whole > 0 ? due / whole : 0
}

export type Suggested<R extends RuleKind> = {
  rule: R
  mark: IncentiveMark
  /** What was reached of the whole target. */
  attainment: number
  /** The part of the target that was due by the mark; 1 at the deadline. */
  due: number
  /** What the band was held against: of a reward the attainment, of a penalty what was reached of what was due. */
  compared: number
}

export type Decided = RuleKind & { from: number | null; mark: number; outcome: 'noted' | 'dismissed' }

/**
 * What a period's rules suggest for a goal at a mark. A reward is earned by the whole target, whenever it is reached; a penalty asks
 * before the deadline what was reached of what was due by then. Of the rules of one kind whose bands hold, only the narrowest is
 * suggested: of rewards the one that begins highest, of penalties the one that ends lowest. What somebody has decided at this mark is
 * not suggested again, nor is a reward that begins no higher than one noted at an earlier mark, whichever rule says so now: one that
 * was changed is another rule.
 */
export function suggestions<R extends IncentiveRule>(
  rules: readonly R[],
  mark: IncentiveMark,
  reached: Reached,
  decided: readonly Decided[],
): Suggested<R>[] {
  const best = new Map<string, Suggested<R>>()
  for (const rule of rules) {
    const one = suggested(rule, mark, reached)
    const key = `${rule.kind} ${rule.against} ${rule.capped}`
    const other = best.get(key)
    if (one && (!other || isNarrower(rule, other.rule))) best.set(key, one)
  }
  return [...best.values()].filter(
    ({ rule }) =>
      !decided.some(
        (one) =>
          sameKind(one, rule) && (one.mark === mark || (one.outcome === 'noted' && isRewarded(rule, one))),
      ),
  )
}

function suggested<R extends IncentiveRule>(
  rule: R,
  mark: IncentiveMark,
  reached: Reached,
): Suggested<R> | null {
  const found = reached[rule.against]
  if (found === null) return null
  const attainment = rule.capped ? found.capped : found.uncapped
  if (rule.kind === 'penalty' && found.due === 0) return null
  const compared = rule.kind === 'penalty' ? attainment / found.due : attainment
  return isWithin(compared, rule) ? { rule, mark, attainment, due: found.due, compared } : null
}

/** Sums of fractions end some places after the ninth beside the number they stand for. */
const exact = (ratio: number): number => Math.round(ratio * 1e9) / 1e9

export const isWithin = (ratio: number, { from, to }: Band): boolean =>
  (from === null || exact(ratio) >= from) && (to === null || exact(ratio) < to)

const sameKind = (a: RuleKind, b: RuleKind): boolean =>
  a.kind === b.kind && a.against === b.against && a.capped === b.capped

/** Whether a reward asks for no more than one that has been given. */
const isRewarded = ({ kind, from }: IncentiveRule, given: Decided): boolean =>
  kind === 'reward' && (from ?? -Infinity) <= (given.from ?? -Infinity)

/** Whether the first of two rules of one kind says more: beyond the nearer bound, then beyond the other one, then the older rule. */
function isNarrower(a: IncentiveRule, b: IncentiveRule): boolean {
  // Of two that are open to the same side −∞ − −∞ is no number.
  const above = (a.from ?? -Infinity) - (b.from ?? -Infinity) || 0
  const below = (b.to ?? Infinity) - (a.to ?? Infinity) || 0
  const [first, second] = a.kind === 'reward' ? [above, below] : [below, above]
  return (first || second) === 0 ? a.id < b.id : (first || second) > 0
}
