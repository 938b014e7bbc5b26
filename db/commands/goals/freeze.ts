import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goalTerm, keyResultTerm } from '../../schema'
import type { Goal } from './lock-goal'

/** Writes down what is agreed: the span and every key result's numbers, from now on. The draft's rows stay as history. */
export async function freezeTerms(tx: Transaction, ctx: Context, found: Goal): Promise<void> {
  const current = await tx
    .update(keyResultTerm)
    .set({ supersededAt: ctx.now })
    .where(and(eq(keyResultTerm.goalId, found.id), isNull(keyResultTerm.supersededAt)))
    .returning()
  await tx.insert(keyResultTerm).values(
    current.map((term) => ({
      ...term,
      id: newId(ctx.now),
      cause: 'agreed' as const,
      recordedAt: ctx.now,
      supersededAt: null,
    })),
  )
  await tx
    .update(goalTerm)
    .set({ supersededAt: ctx.now })
    .where(and(eq(goalTerm.goalId, found.id), isNull(goalTerm.supersededAt)))
  await tx.insert(goalTerm).values({
    id: newId(ctx.now),
    goalId: found.id,
    periodId: found.periodId,
    cause: 'agreed',
    starts: found.starts,
    deadline: found.deadline,
    weight: found.weight,
    recordedAt: ctx.now,
  })
}
