import { and, eq, isNull } from 'drizzle-orm'
import { missingFrom } from '../../../lib/okr/complete'
import { Invalid } from '../../../lib/okr/errors'
import type { Transaction } from '../../client'
import { keyResult, keyResultTerm } from '../../schema'
import type { Goal } from './lock-goal'

/**
 * What a goal needs before somebody else looks at it: see `missingFrom`.
 *
 * @throws Invalid on `keyResults`, or on the key result's field by its place in the form.
 */
export async function mustBeComplete(tx: Transaction, found: Goal): Promise<void> {
  const results = await tx
    .select({ kind: keyResult.kind, term: keyResultTerm })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, found.id))
    .orderBy(keyResult.position)
  const fields = missingFrom({ ...found, keyResults: results.map(({ kind, term }) => ({ kind, ...term })) })
  if (Object.keys(fields).length > 0) throw new Invalid(fields, 'goalIncomplete')
}
