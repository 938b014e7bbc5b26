import { and, eq, inArray, notInArray, type SQL } from 'drizzle-orm'
import { addDays } from '@/lib/okr/calendar'
import { notCountedBecause } from '@/lib/okr/coverage'
import { add, multiply, subtract } from '@/lib/okr/decimal'
import { NotFound } from '@/lib/okr/errors'
import { valueAtDeadline, targetSpan } from '@/lib/okr/measures'
import { counts, splits } from '@/lib/okr/quarter-split'
import { quartersFrom, type Span } from '@/lib/okr/quarters'
import { type Day, type Decimal, type Kind, type PeriodState, WHOLE } from '@/lib/okr/types'
import type { Context } from '../../context'
import { goal, period } from '../../schema'
import { visibleGoals } from '../../scope'
import { alignedChildren, type AlignedChild } from './coverage-children'
import { measuredGoals, type MeasuredGoal, type MeasuredKeyResult } from './measured-goals'
import { periodsFor, type PeriodChoice } from './periods'

/** A key result of one of the holder's quarter goals that goes into the year's, by alignment or by its metric. */
export type QuarterGoal = {
  id: string
  name: string
  state: MeasuredGoal['state']
  keyResultId: string
  /** Among the key results that stand. */
  place: number
  valueSource: MeasuredKeyResult['valueSource']
  /** As it stands; null for a growth, which asks for a percentage. */
  target: Decimal | null
  aligned: boolean
  /** Of it that counts in the year, in whole 1/10,000. */
  share: number
}

/** What a quarter has of a year's key result, in the metric's unit. */
export type QuarterFacts = {
  /** So far, or in the end; null where nothing was measured. */
  reached: Decimal | null
  /** What the quarter's agreed goals ask for now; null without one. */
  present: Decimal | null
  /** What those ask for that are not agreed yet; null without one. */
  drafts: Decimal | null
  /** What was reached in the same quarter a year before. */
  yearBefore: Decimal | null
  goals: QuarterGoal[]
}

export type YearQuarter = Span & {
  /** Null where it is not planned yet. */
  period: { id: string; state: PeriodState } | null
  /** What it brought no longer changes by a target. */
  ended: boolean
}

export type YearResult = {
  keyResult: MeasuredKeyResult & { kind: Extract<Kind, 'count' | 'amount' | 'growth'>; metricId: string }
  /** What is to be reached from the start: target amount − baseline. */
  span: Decimal
  /** In the order of the year's quarters. */
  quarters: QuarterFacts[]
}

export type YearQuarters = {
  goal: MeasuredGoal
  period: PeriodChoice
  quarters: YearQuarter[]
  /** The key results that can be cut into quarters. */
  results: YearResult[]
}

/**
 * A year goal with the quarters it runs through, and what its holder's goals have in each of them: four statements.
 *
 * @throws NotFound where there is none, it is not open to the viewer, or its period is no year.
 */
export async function yearQuarters(ctx: Context, goalId: string): Promise<YearQuarters> {
  const its = and(eq(goal.id, goalId), visibleGoals(ctx))!
  const [[year], periods] = await Promise.all([measuredGoals(ctx, its), periodsFor(ctx)])
  const within = periods.find(({ id }) => id === year?.periodId)
  if (!year || within?.kind !== 'year') throw new NotFound()
  const quarters = quartersOf(within, year, periods, ctx.today)
  const [goals, children] = await Promise.all([
    quarterGoals(ctx, year, quarters),
    // Of all the holder's goals of the year: what counts in another one is not there to be counted here.
    alignedChildren(
      ctx,
      and(eq(goal.periodId, within.id), heldAlike(year), notInArray(goal.state, ['dropped', 'discarded']))!,
    ),
  ])
  const byFirst = (first: Day) => {
    const ids = periods.filter((one) => one.kind === 'quarter' && one.first === first).map(({ id }) => id)
    return goals.filter(({ periodId }) => ids.includes(periodId))
  }
  const byTime = new Map([...children].map(([id, all]) => [id, all.filter(({ axis }) => axis === 'time')]))
  return {
    goal: year,
    period: within,
    quarters,
    results: year.keyResults.filter(isSplittable).map((keyResult) => {
      const shares = sharesIn(byTime, keyResult.id)
      return {
        keyResult,
        span: targetSpan(keyResult),
        quarters: quarters.map((quarter) => {
          const counted = countedIn(byFirst(quarter.first), keyResult, shares)
          const before = countedIn(byFirst(yearBefore(quarter.first)), keyResult, new Map())
          return {
            reached: sumOf(counted, reachedOf) ?? ownReached(keyResult, quarter),
            present: sumOf(counted.filter(stands).filter(isAgreed), askedOf),
            drafts: sumOf(
              counted.filter(stands).filter((one) => !isAgreed(one)),
              askedOf,
            ),
            yearBefore: sumOf(before, reachedOf),
            goals: counted.filter(stands).map(quarterGoal),
          }
        }),
      }
    }),
  }
}

/** What counts in a key result, with its share; 0 for what counts in another one. */
function sharesIn(
  byTime: ReadonlyMap<string, readonly AlignedChild[]>,
  keyResultId: string,
): Map<string, number> {
  const elsewhere = [...byTime.values()].flat().map(({ id }): [string, number] => [id, 0])
  return new Map([
    ...elsewhere,
    ...(byTime.get(keyResultId) ?? []).map(({ id, share }): [string, number] => [id, share]),
  ])
}

const isSplittable = (one: MeasuredKeyResult): one is YearResult['keyResult'] => splits(one)

const yearBefore = (day: Day): Day => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`

/** The quarters of the year in which the goal runs. */
function quartersOf(
  year: PeriodChoice,
  { starts, deadline }: Pick<MeasuredGoal, 'starts' | 'deadline'>,
  periods: readonly PeriodChoice[],
  today: Day,
): YearQuarter[] {
  return quartersFrom(year.first, 4)
    .filter(({ first, last }) => first <= deadline && last >= starts)
    .map((span) => {
      const found = periods.find((one) => one.first === span.first && one.yearId === year.id)
      return {
        ...span,
        period: found ? { id: found.id, state: found.state } : null,
        ended: span.last < today || found?.state === 'grading' || found?.state === 'closed',
      }
    })
}

/** The holder's goals of the quarters, and of the same ones a year before. */
function quarterGoals(
  ctx: Context,
  year: MeasuredGoal,
  quarters: readonly Span[],
): Promise<readonly MeasuredGoal[]> {
  const firsts = quarters.flatMap(({ first }) => [first, yearBefore(first)])
  const theirs = ctx.db
    .select({ id: period.id })
    .from(period)
    .where(and(eq(period.kind, 'quarter'), inArray(period.first, firsts)))
  return measuredGoals(ctx, and(inArray(goal.periodId, theirs), heldAlike(year), visibleGoals(ctx))!)
}

/** Goals of the same company, team or person. */
const heldAlike = ({ level, teamId, ownerId }: Pick<MeasuredGoal, 'level' | 'teamId' | 'ownerId'>): SQL =>
  and(
    eq(goal.level, level),
    level === 'team' ? eq(goal.teamId, teamId!) : undefined,
    level === 'person' ? eq(goal.ownerId, ownerId) : undefined,
  )!

type Counted = { goal: MeasuredGoal; keyResult: MeasuredKeyResult; aligned: boolean; share: number }

/** What goes into a year's key result: what is aligned to it; where nothing is, what measures the same. */
function countedIn(
  goals: readonly MeasuredGoal[],
  year: YearResult['keyResult'],
  shares: ReadonlyMap<string, number>,
): Counted[] {
  const alike = goals.flatMap((one) =>
    one.keyResults
      .filter((keyResult) => shares.get(keyResult.id) !== 0 && notCountedBecause(year, keyResult) === null)
      .map((keyResult) => ({
        goal: one,
        keyResult,
        aligned: shares.has(keyResult.id),
        share: shares.get(keyResult.id) ?? WHOLE,
      })),
  )
  const aligned = alike.filter((one) => one.aligned)
  return aligned.length > 0 ? aligned : alike
}

const stands = ({ goal: { state }, keyResult: { dropped } }: Counted): boolean =>
  !dropped && state !== 'dropped'

const isAgreed = ({ goal: one }: Counted): boolean => counts(one)

const askedOf = ({ keyResult: one }: Counted): Decimal => targetSpan(one)

/** What a quarter asks for: its agreed goals, and drafts only where there are none of these. */
export const asks = ({ present, drafts }: QuarterFacts): Decimal | null => present ?? drafts

const settled: readonly MeasuredGoal['state'][] = ['agreed', 'graded', 'dropped']

const reachedOf = ({ goal: { state }, keyResult: { value, baseline, kind } }: Counted): Decimal | null =>
  value === null || !settled.includes(state) ? null : subtract(value, kind === 'growth' ? '0' : baseline)

/** Σ share × what each has; null where none has anything. */
function sumOf(counted: readonly Counted[], of: (one: Counted) => Decimal | null): Decimal | null {
  return counted.reduce<Decimal | null>((sum, one) => {
    const value = of(one)
    return value === null ? sum : add(sum ?? '0', multiply(multiply(String(one.share), '0.0001'), value))
  }, null)
}

/** What the year's own values, entered by hand, moved within a quarter that has no goal. */
function ownReached(
  { values, baseline, kind, valueSource }: MeasuredKeyResult,
  { first, last }: Span,
): Decimal | null {
  if (valueSource === 'children') return null
  const upTo = (day: Day) => valueAtDeadline(values, day)
  const end = upTo(last)
  if (end === null || end.asOf < first) return null
  return subtract(end.value, upTo(addDays(first, -1))?.value ?? (kind === 'growth' ? '0' : baseline))
}

function quarterGoal({ goal: one, keyResult, aligned, share }: Counted): QuarterGoal {
  return {
    id: one.id,
    name: one.name,
    state: one.state,
    keyResultId: keyResult.id,
    place: one.keyResults.filter(({ dropped }) => !dropped).findIndex(({ id }) => id === keyResult.id),
    valueSource: keyResult.valueSource,
    target: keyResult.kind === 'growth' ? null : keyResult.target,
    aligned,
    share,
  }
}

/** What happens with a part that is written for a quarter: a new draft, the draft that stands, or nothing. */
export type Writes = 'new' | 'draft' | 'nothing'

export function writesOf({ ended, period: within }: YearQuarter, { goals }: QuarterFacts): Writes {
  if (ended || within === null) return 'nothing'
  if (goals.length === 0) return 'new'
  const [one] = goals
  return goals.length === 1 && one!.state === 'draft' && one!.share === WHOLE ? 'draft' : 'nothing'
}
