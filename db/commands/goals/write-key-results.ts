import { and, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import { Invalid, NotFound } from '../../../lib/okr/errors'
import type { KeyResultDraft } from '../../../lib/okr/input/key-results'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { alignment, keyResult, keyResultTerm } from '../../schema'
import { oneAtATime } from '../alignments/circle'
import type { Goal } from './lock-goal'

/**
 * Makes a draft's key results those of the list, in its order, and gives back their ids. What was never agreed needs no history:
 * a draft's rows are changed in place, and one left out of the list goes, unless a key result below is aligned to it.
 */
export async function writeKeyResults(
  tx: Transaction,
  ctx: Context,
  found: Goal,
  list: readonly KeyResultDraft[],
): Promise<string[]> {
  const before = await tx.select({ id: keyResult.id }).from(keyResult).where(eq(keyResult.goalId, found.id))
  const known = new Set(before.map(({ id }) => id))
  if (list.some(({ id }) => id !== null && !known.has(id))) throw new NotFound()
  await removeOthers(
    tx,
    found,
    list.flatMap(({ id }) => id ?? []),
  )
  const ids: string[] = []
  for (const [position, draft] of list.entries()) ids.push(await writeOne(tx, ctx, found, draft, position))
  return ids
}

async function writeOne(
  tx: Transaction,
  ctx: Context,
  found: Goal,
  draft: KeyResultDraft,
  position: number,
): Promise<string> {
  const facts = {
    metricId: draft.metricId,
    wording: draft.wording,
    kind: draft.kind,
    unit: draft.unit,
    currency: draft.currency,
    valueSource: draft.valueSource,
    fedBy: draft.fedBy,
    paceCurve: draft.paceCurve,
    position,
  }
  const { baseline, base, target, weight, dueOn } = draft
  const numbers = { baseline, base, target, weight, dueOn }
  if (draft.id !== null) {
    const { paceCurve, ...others } = facts
    const same = sql`${keyResult.metricId} is not distinct from ${facts.metricId}::uuid and ${keyResult.kind} = ${facts.kind}`
    await tx
      .update(keyResult)
      .set({
        ...others,
        // What was chosen for this metric stays; another one begins with its own.
        paceCurve: sql`case when ${same} then ${keyResult.paceCurve} else ${paceCurve} end`,
        marks: sql`case when ${same} then ${keyResult.marks} end`,
      })
      .where(eq(keyResult.id, draft.id))
    await tx
      .update(keyResultTerm)
      .set({ ...numbers, recordedAt: ctx.now })
      .where(and(eq(keyResultTerm.keyResultId, draft.id), isNull(keyResultTerm.supersededAt)))
    return draft.id
  }
  const id = newId(ctx.now)
  const place = { goalId: found.id, periodId: found.periodId }
  await tx.insert(keyResult).values({ id, ...place, ...facts, createdAt: ctx.now })
  await tx.insert(keyResultTerm).values({
    id: newId(ctx.now),
    keyResultId: id,
    ...place,
    ...numbers,
    cause: 'draft',
    dropped: false,
    recordedAt: ctx.now,
  })
  return id
}

async function removeOthers(tx: Transaction, found: Goal, kept: string[]): Promise<void> {
  const others = and(
    eq(keyResult.goalId, found.id),
    kept.length > 0 ? notInArray(keyResult.id, kept) : undefined,
  )
  const gone = (await tx.select({ id: keyResult.id }).from(keyResult).where(others)).map(({ id }) => id)
  if (gone.length === 0) return
  await oneAtATime(tx)
  const [below] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(alignment)
    .where(and(inArray(alignment.parentId, gone), isNull(alignment.validTo)))
  if (below && below.count > 0)
    throw new Invalid({ keyResults: { key: 'keyResultHasChildren', values: { count: below.count } } })
  await tx.delete(alignment).where(or(inArray(alignment.childId, gone), inArray(alignment.parentId, gone)))
  await tx.delete(keyResultTerm).where(inArray(keyResultTerm.keyResultId, gone))
  await tx.delete(keyResult).where(inArray(keyResult.id, gone))
}
