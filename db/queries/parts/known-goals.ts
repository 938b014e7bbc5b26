import { stoodBefore, type Version } from '@/lib/okr/known'
import type { Day } from '@/lib/okr/types'
import type { Context } from '../../context'
import { groupBy } from './group-by'
import type { AlignedChild } from './coverage-children'
import type { GoalFactsRow, KeyResultFacts } from './goal-facts'
import type { GoalHistory, GoalPast, KeyResultHistory } from './goal-history'
import { knownValues, type GoalThen, type Known } from './known-values'
import { measure, type MeasuredGoal } from './measured-goals'
import { periodRules } from './period-settings'

const standing = <V extends Version>(versions: readonly V[], instant: number): V | undefined =>
  versions.findLast((one) => stoodBefore(one, instant))

/** What was agreed first, as far as it had been by then. */
const originalOf = <T extends Version & { cause: string }>(terms: readonly T[], instant: number) =>
  terms.findLast(({ cause, at }) => at < instant && (cause === 'agreed' || cause === 'corrected'))

function goalThen(past: GoalPast, instant: number): (GoalThen & { past: GoalPast }) | null {
  const step = past.steps.findLast(({ at }) => at < instant)
  if (!step && (past.steps.length > 0 || past.createdAt >= instant)) return null
  const { starts, deadline, weight } = standing(past.terms, instant) ?? past.now
  return { past, state: step?.state ?? past.now.state, starts, deadline, weight }
}

/** What a history looked like just before an instant. */
export function knownBefore(history: GoalHistory, instant: number): Known {
  const goals = new Map(
    history.goals.flatMap((past) => {
      const then = goalThen(past, instant)
      return then ? [[past.id, then] as const] : []
    }),
  )
  const terms = new Map(
    history.keyResults.flatMap((one) => {
      const then = goals.has(one.goalId) ? standing(one.terms, instant) : undefined
      return then ? [[one.id, then] as const] : []
    }),
  )
  const below = new Map<string, { child: KeyResultHistory; axis: 'people' | 'time'; share: number }[]>()
  for (const child of history.keyResults) {
    if (!terms.has(child.id)) continue
    for (const alignment of child.parents)
      if (stoodBefore(alignment, instant)) {
        const { id, axis, share } = alignment
        const all = below.get(id)
        if (all) all.push({ child, axis, share })
        else below.set(id, [{ child, axis, share }])
      }
  }
  return { instant, history, goals, terms, below }
}

function keyResultThen(one: KeyResultHistory, known: Known): KeyResultFacts {
  const { cause, at, baseline, base, target, weight, dueOn, dropped } = known.terms.get(one.id)!
  const original = originalOf(one.terms, known.instant)
  const { paceCurve, marks } = standing(one.paces, known.instant) ?? one
  const { values, parts } = knownValues(one, known)
  return {
    id: one.id,
    metricId: one.metricId,
    name: one.name,
    kind: one.kind,
    unit: one.unit,
    currency: one.currency,
    valueSource: one.valueSource,
    fedBy: one.fedBy,
    paceCurve,
    marks,
    baseline,
    base,
    target,
    weight,
    dueOn,
    dropped,
    adjustedAt: cause === 'adjusted' ? new Date(at).toISOString() : null,
    original: original
      ? {
          baseline: original.baseline,
          base: original.base,
          target: original.target,
          weight: original.weight,
          dueOn: original.dueOn,
        }
      : null,
    values,
    parts,
  }
}

function lastCheckInThen(
  { checkIns, said: all }: Pick<GoalPast, 'checkIns' | 'said'>,
  instant: number,
): GoalFactsRow['lastCheckIn'] {
  const last = checkIns.findLast(({ firstAt }) => firstAt < instant)
  const said = last && all.findLast((one) => one.checkInId === last.id && stoodBefore(one, instant))
  if (!last || !said) return null
  return {
    id: last.id,
    week: last.week,
    firstRecordedAt: new Date(last.firstAt).toISOString(),
    recordedAt: new Date(said.at).toISOString(),
    confidence: said.confidence,
    // Words and who has read them are not part of a history of numbers.
    blockers: null,
    version: 0,
    acknowledged: false,
  }
}

/** The goals asked for, as `goalFacts` would have told of them. */
export function knownFacts(known: Known, which: (goal: GoalPast) => boolean = () => true): GoalFactsRow[] {
  const { history, goals, terms, instant } = known
  const asked = [...goals.values()].filter(({ past }) => past.chosen && which(past))
  const ids = new Set(asked.map(({ past }) => past.id))
  const parts = groupBy(
    history.keyResults.filter(({ id, goalId }) => ids.has(goalId) && terms.has(id)),
    ({ goalId }) => goalId,
  )
  return asked.map(({ past, state, starts, deadline, weight }) => {
    const { chosen: _, now: __, steps: ___, checkIns, said, createdAt: ____, terms: spans, ...goal } = past
    return {
      ...goal,
      ...{ state, starts, deadline, weight },
      submittedBy: null,
      ownerLeftAt:
        goal.ownerLeftAt !== null && goal.ownerLeftAt < instant
          ? new Date(goal.ownerLeftAt).toISOString()
          : null,
      originalDeadline: originalOf(spans, instant)?.deadline ?? null,
      excused: goal.excused.filter((one) => stoodBefore(one, instant)).map(({ week }) => week),
      logged: checkIns
        .filter(({ firstAt }) => firstAt < instant)
        .map(({ week, firstAt }): [string, string] => [week, new Date(firstAt).toISOString()]),
      keyResults: (parts.get(goal.id) ?? []).map((one) => keyResultThen(one, known)),
      lastCheckIn: lastCheckInThen({ checkIns, said }, instant),
    }
  })
}

/** The same with all that is computed of them on a day. */
export function knownGoals(
  ctx: Pick<Context, 'company'>,
  known: Known,
  today: Day,
  which?: (goal: GoalPast) => boolean,
): MeasuredGoal[] {
  const settings = new Map(
    known.history.periods.map((period) => [period.id, periodRules(ctx, period)] as const),
  )
  return knownFacts(known, which).map((facts) => measure(facts, settings.get(facts.periodId)!, today))
}

/** What was aligned below each key result, for its coverage: sums only, nobody is named. */
export function knownChildren(known: Known): Map<string, AlignedChild[]> {
  return new Map(
    [...known.below].map(([parentId, all]) => [
      parentId,
      all.map(({ child, axis, share }): AlignedChild => {
        const { past: goal, state } = known.goals.get(child.goalId)!
        const { baseline, base, target, dropped } = known.terms.get(child.id)!
        return {
          id: child.id,
          metricId: child.metricId,
          kind: child.kind,
          unit: child.unit,
          currency: child.currency,
          axis,
          share,
          baseline,
          base,
          target,
          dropped: dropped || state === 'dropped',
          state,
          original: null,
          goalId: goal.id,
          goalName: goal.name,
          ownerId: goal.ownerId,
          ownerName: goal.ownerName,
          name: goal.ownerName,
          teamId: goal.teamId,
          hasValue: true,
          left: false,
          visible: false,
          adjustments: [],
        }
      }),
    ]),
  )
}
