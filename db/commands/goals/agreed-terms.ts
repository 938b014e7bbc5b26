import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { StandingTerms } from '../../../lib/okr/input/correction'
import type { Transaction } from '../../client'
import { keyResult, keyResultTerm } from '../../schema'

export type AgreedTerms = StandingTerms & { adjustmentId: string | null; dropped: boolean }

/** A goal's key results as they stand and as they were agreed first. */
export async function agreedTerms(tx: Transaction, goalId: string): Promise<AgreedTerms[]> {
  const current = await tx
    .select({ keyResult, term: keyResultTerm })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, goalId))
    .orderBy(keyResult.position)
  const firsts = await tx
    .selectDistinctOn([keyResultTerm.keyResultId])
    .from(keyResultTerm)
    .where(and(eq(keyResultTerm.goalId, goalId), inArray(keyResultTerm.cause, ['agreed', 'corrected'])))
    .orderBy(keyResultTerm.keyResultId, desc(keyResultTerm.recordedAt), desc(keyResultTerm.id))
  return current.map(({ keyResult: { kind, unit, currency }, term }) => {
    const first = firsts.find(({ keyResultId }) => keyResultId === term.keyResultId)
    return {
      id: term.keyResultId,
      kind,
      unit,
      currency,
      cause: term.cause,
      baseline: term.baseline,
      base: term.base,
      target: term.target,
      weight: term.weight,
      dueOn: term.dueOn,
      dropped: term.dropped,
      adjustmentId: term.adjustmentId,
      original: first ? { target: first.target, weight: first.weight } : null,
    }
  })
}
