import { isLateAdjustment } from '../../lib/okr/adjustments'
import { todayIn } from '../../lib/okr/calendar'
import type { AdjustmentReason, Decimal } from '../../lib/okr/types'
import type { Goal, KeyResult } from './goal'
import { targetNow } from './key-result-writer'
import { log } from './log'
import type { Person } from './people'
import type { Rows } from './rows'
import type { World } from './world'

export type AdjustmentPlan = {
  goal: Goal
  reason: AdjustmentReason
  explanation: string
  by: Person
  at: Date
  changes: { keyResult: KeyResult; to: Decimal }[]
  decided?: { as: 'accepted' | 'declined' | 'withdrawn'; by: Person; at: Date; words: string | null }
}

const events = { accepted: 'accept', declined: 'decline', withdrawn: 'withdraw' } as const

/** A proposal of other numbers and what became of it; accepted, its numbers hold from the decision on. */
export function writeAdjustment(world: World, plan: AdjustmentPlan): string {
  const { goal, by, at, changes, decided } = plan
  const id = propose(world, plan, 'numbers')
  for (const { keyResult, to } of changes)
    world.rows.adjustmentItem.push({
      id: world.id(at),
      adjustmentId: id,
      periodId: goal.period.id,
      keyResultId: keyResult.id,
      change: 'change',
      fromTarget: targetNow(keyResult),
      toTarget: to,
    })
  log(world, { event: 'adjustment.propose', by, at, subjectId: id, goal, after: { reason: plan.reason } })
  if (!decided) return id
  log(world, {
    event: `adjustment.${events[decided.as]}`,
    by: decided.by,
    at: decided.at,
    subjectId: id,
    goal,
    before: { state: 'proposed' },
    after: { state: decided.as },
  })
  if (decided.as !== 'accepted') return id
  goal.row.version += 1
  for (const { keyResult, to } of changes) {
    const before = keyResult.term
    before.supersededAt = decided.at
    keyResult.term = {
      ...before,
      id: world.id(decided.at),
      cause: 'adjusted',
      target: to,
      adjustmentId: id,
      recordedAt: decided.at,
      supersededAt: null,
    }
    world.rows.keyResultTerm.push(keyResult.term)
    keyResult.changes.push({ at: decided.at, target: to })
  }
  return id
}

type ApproachPlan = Omit<AdjustmentPlan, 'changes' | 'decided'> & {
  approach: string
  read?: { by: Person; at: Date }
}

/** Another way to the same numbers: it holds at once and is read, not decided. */
export function writeApproach(world: World, plan: ApproachPlan): string {
  const { goal, by, at, read } = plan
  const id = propose(world, plan, 'approach')
  const after = { reason: plan.reason }
  log(world, { event: 'adjustment.change-approach', by, at, subjectId: id, goal, after })
  if (read) {
    world.rows.adjustmentRead.push({
      id: world.id(read.at),
      adjustmentId: id,
      personId: read.by.id,
      at: read.at,
    })
    log(world, { event: 'adjustment.read', by: read.by, at: read.at, subjectId: id, goal })
  }
  return id
}

function propose(
  world: World,
  plan: Omit<AdjustmentPlan, 'changes'> & { approach?: string },
  scope: Rows['adjustment'][number]['scope'],
): string {
  const { goal, by, at, decided, reason, explanation, approach } = plan
  const id = world.id(at)
  world.rows.adjustment.push({
    id,
    goalId: goal.id,
    periodId: goal.period.id,
    scope,
    reason,
    explanation,
    approach: approach ?? null,
    state: scope === 'approach' ? 'accepted' : (decided?.as ?? 'proposed'),
    late: isLateAdjustment(goal, todayIn(world.settings.timeZone, at)),
    dropsGoal: false,
    proposedBy: by.id,
    proposedAt: at,
    goalVersion: goal.row.version,
    decidedBy: decided?.by.id ?? null,
    decidedAt: decided?.at ?? null,
    decision: decided?.words ?? null,
    decidedAlone: false,
  })
  return id
}
