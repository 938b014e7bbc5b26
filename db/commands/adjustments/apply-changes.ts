import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { StandingGoal } from '../../../lib/okr/input/adjustment-changes'
import type { Kind } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { adjustmentItem, goal, goalTerm, keyResult, keyResultTerm, metric } from '../../schema'
import { moveGoal } from '../goals/move-goal'
import type { LockedAdjustment } from './lock-adjustment'

export type Item = typeof adjustmentItem.$inferSelect

type Cause = { cause: 'adjusted'; adjustmentId: string; recordedAt: Date }

/** Writes an accepted adjustment's numbers as the terms that hold from now on. */
export async function applyChanges(
  tx: Transaction,
  ctx: Context,
  { goal: found, adjustment }: LockedAdjustment,
  items: Item[],
  standing: StandingGoal,
): Promise<void> {
  if (adjustment.dropsGoal) return moveGoal(tx, ctx, found, { to: 'dropped', event: 'drop' })
  const cause: Cause = { cause: 'adjusted', adjustmentId: adjustment.id, recordedAt: ctx.now }
  const deadline = adjustment.toDeadline ?? found.deadline
  if (deadline !== found.deadline) {
    await tx
      .update(goalTerm)
      .set({ supersededAt: ctx.now })
      .where(and(eq(goalTerm.goalId, found.id), isNull(goalTerm.supersededAt)))
    const { id: goalId, periodId, starts, weight } = found
    await tx
      .insert(goalTerm)
      .values({ id: newId(ctx.now), goalId, periodId, ...cause, starts, deadline, weight })
  }
  await tx
    .update(goal)
    .set({ version: sql`${goal.version} + 1`, deadline })
    .where(eq(goal.id, found.id))
  await changeTerms(tx, ctx, items, cause)
  const added = items.filter(({ change }) => change === 'add')
  for (const [place, item] of added.entries())
    await addKeyResult(tx, ctx, found, item, standing.keyResults.length + place, cause)
}

async function changeTerms(tx: Transaction, ctx: Context, items: Item[], cause: Cause): Promise<void> {
  const touched = items.flatMap(({ keyResultId }) => keyResultId ?? [])
  if (touched.length === 0) return
  const before = await tx
    .update(keyResultTerm)
    .set({ supersededAt: ctx.now })
    .where(and(inArray(keyResultTerm.keyResultId, touched), isNull(keyResultTerm.supersededAt)))
    .returning()
  const after = before.map((term) => {
    const item = items.find(({ keyResultId }) => keyResultId === term.keyResultId)!
    return {
      ...term,
      id: newId(ctx.now),
      ...cause,
      correctionId: null,
      target: item.toTarget ?? term.target,
      weight: item.toWeight ?? term.weight,
      dueOn: item.toDueOn ?? term.dueOn,
      dropped: item.change === 'drop',
      supersededAt: null,
    }
  })
  await tx.insert(keyResultTerm).values(after)
}

/** A key result that joins later: it has no original target. */
async function addKeyResult(
  tx: Transaction,
  ctx: Context,
  found: LockedAdjustment['goal'],
  item: Item,
  position: number,
  cause: Cause,
): Promise<void> {
  const { metricId, wording, kind, unit, currency, baseline, base } = item.added!
  const id = newId(ctx.now)
  const place = { goalId: found.id, periodId: found.periodId }
  const [named] = metricId ? await tx.select().from(metric).where(eq(metric.id, metricId)) : []
  await tx.insert(keyResult).values({
    id,
    ...place,
    metricId,
    wording,
    kind: kind as Kind,
    unit,
    currency,
    valueSource: 'manual',
    fedBy: 'people',
    paceCurve: named?.paceCurve ?? 'linear',
    position,
    createdAt: ctx.now,
  })
  await tx.insert(keyResultTerm).values({
    id: newId(ctx.now),
    keyResultId: id,
    ...place,
    ...cause,
    baseline,
    base,
    target: item.toTarget!,
    weight: item.toWeight!,
    dueOn: item.toDueOn,
    dropped: false,
  })
  await tx.update(adjustmentItem).set({ keyResultId: id }).where(eq(adjustmentItem.id, item.id))
}
