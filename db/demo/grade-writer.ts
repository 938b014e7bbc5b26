import { keyResultAttainment, goalAttainments, type JudgedKeyResult } from '../../lib/okr/attainment'
import { add, subtract } from '../../lib/okr/decimal'
import { valueAtDeadline } from '../../lib/okr/measures'
import type { Decimal } from '../../lib/okr/types'
import type { Goal, KeyResult } from './goal'
import { moveGoal } from './goal-writer'
import { log } from './log'
import type { Person } from './people'
import type { World } from './world'

export type Judgement = {
  self?: { score: number; worked: string; didNot: string; nextTime: string; at: Date }
  final?: { score: number; reason: string; by: Person; at: Date }
}

/** The value at the deadline; a parent's is the sum of what feeds it. */
function valueOf(world: World, keyResult: KeyResult): Decimal | null {
  const fed = keyResult.children
  if (fed === null) {
    const measured = (world.measurements.get(keyResult.id) ?? []).filter((one) => !one.supersededAt)
    return valueAtDeadline(measured, keyResult.goal.deadline)?.value ?? null
  }
  const values = fed.map((child) => [child, valueOf(world, child)] as const)
  if (values.every(([, value]) => value === null)) return null
  const own = keyResult.term.baseline
  return values.reduce(
    (sum, [child, value]) => (value === null ? sum : add(sum, subtract(value, child.term.baseline))),
    own,
  )
}

function judged(world: World, keyResult: KeyResult): JudgedKeyResult {
  const { metric, term, target, weight, goal } = keyResult
  const terms = { kind: metric.kind, baseline: term.baseline, unit: metric.unitEn, currency: metric.currency }
  const value = valueOf(world, keyResult)
  return {
    current: { ...terms, target: term.target, weight: term.weight, dueOn: term.dueOn },
    original: { ...terms, target, weight, dueOn: term.dueOn },
    dropped: false,
    measurements: value === null ? [] : [{ asOf: goal.deadline, value }],
  }
}

/** What a goal has come to by the rules: the score that is computed, against what stands now. */
export function attained(world: World, goal: Goal) {
  const deadlines = { original: goal.deadline, current: goal.deadline }
  const keyResults = goal.keyResults.map((one) => judged(world, one))
  return {
    ...goalAttainments(keyResults, deadlines),
    keyResults: goal.keyResults.map((one, i) => ({
      keyResult: one,
      value: valueOf(world, one),
      ...keyResultAttainment(keyResults[i]!, deadlines),
    })),
  }
}

/** Scores as far as they have been given; of a closed period also the statement that closing froze. */
export function writeGrade(world: World, goal: Goal, { self, final }: Judgement): void {
  const id = world.id(self?.at ?? final?.at ?? world.now)
  const result = attained(world, goal)
  const closed = goal.period.state === 'closed'
  const events = [self, final, closed || undefined].filter(Boolean).length
  world.rows.grade.push({
    id,
    goalId: goal.id,
    periodId: goal.period.id,
    selfScore: self?.score ?? null,
    selfSentAt: self?.at ?? null,
    worked: self?.worked ?? null,
    didNot: self?.didNot ?? null,
    nextTime: self?.nextTime ?? null,
    finalScore: final?.score ?? null,
    finalReason: final?.reason ?? null,
    finalBy: final?.by.id ?? null,
    finalAt: final?.at ?? null,
    computedScore: closed ? (result.adjusted?.capped ?? null) : null,
    cappedAdjusted: closed ? (result.adjusted?.capped ?? null) : null,
    cappedOriginal: closed ? (result.original?.capped ?? null) : null,
    uncappedAdjusted: closed ? (result.adjusted?.uncapped ?? null) : null,
    uncappedOriginal: closed ? (result.original?.uncapped ?? null) : null,
    version: events,
  })
  if (self) log(world, { event: 'grade.self', by: goal.owner, at: self.at, subjectId: id, goal })
  if (final) {
    moveGoal(world, goal, { event: 'grade', to: 'graded', by: final.by, at: final.at })
  }
  if (!closed) return
  for (const { keyResult, value, adjusted, original } of result.keyResults)
    world.rows.gradeValue.push({
      id: world.id(goal.period.closedAt),
      gradeId: id,
      keyResultId: keyResult.id,
      periodId: goal.period.id,
      value,
      attainmentAdjusted: adjusted,
      attainmentOriginal: original,
    })
}
