import { and, eq, isNull } from 'drizzle-orm'
import type { StandingGoal } from '../../../lib/okr/input/adjustment-changes'
import type { Transaction } from '../../client'
import { keyResult, keyResultTerm } from '../../schema'
import type { LockedGoal } from '../goals/lock-goal'

/** A goal's current span and numbers, dropped key results among them. */
export async function standingGoal(tx: Transaction, found: LockedGoal): Promise<StandingGoal> {
  const results = await tx
    .select({ keyResult, term: keyResultTerm })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, found.id))
    .orderBy(keyResult.position)
  return {
    starts: found.starts,
    deadline: found.deadline,
    keyResults: results.map(({ keyResult: { kind, unit, currency }, term }) => ({
      id: term.keyResultId,
      kind,
      unit,
      currency,
      baseline: term.baseline,
      base: term.base,
      target: term.target,
      weight: term.weight,
      dueOn: term.dueOn,
      dropped: term.dropped,
    })),
  }
}
