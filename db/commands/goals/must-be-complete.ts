import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, type Message } from '../../../lib/okr/errors'
import { addToWhole, validateTerms } from '../../../lib/okr/measures'
import { formatWeight } from '../../../lib/okr/weights'
import type { Transaction } from '../../client'
import { keyResult, keyResultTerm } from '../../schema'
import type { Goal } from './lock-goal'

/**
 * What a goal needs before somebody else looks at it: a key result, weights of exactly 100 %, and numbers that can be measured.
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
  if (results.length === 0) throw new Invalid({ keyResults: { key: 'keyResultMissing' } }, 'goalIncomplete')
  const fields: Record<string, Message> = {}
  results.forEach(({ kind, term }, index) => {
    for (const [field, message] of Object.entries(validateTerms({ kind, ...term }, found)))
      fields[`keyResults.${index}.${field}`] = message
  })
  const weights = results.map(({ term }) => term.weight)
  const sum = formatWeight(weights.reduce((total, weight) => total + weight, 0))
  if (!addToWhole(weights)) fields['keyResults'] = { key: 'weightsNotWhole', values: { sum } }
  if (Object.keys(fields).length > 0) throw new Invalid(fields, 'goalIncomplete')
}
