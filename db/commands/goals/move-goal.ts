import { and, eq, sql } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { GoalState } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, goalStep } from '../../schema'
import { recordActivity } from '../record-activity'
import type { Goal } from './lock-goal'

type Move = {
  to: GoalState
  event: (typeof goalStep.$inferInsert)['event']
  comment?: string
  /** Decided by the only person who could. */
  alone?: boolean
  assigned?: boolean
  /** The final score that was given. */
  score?: number
  /** What else changed with it, by ids. */
  after?: Record<string, unknown>
}

/** Takes a goal from the state it was read in to another: the state, its step with who and when, the activity row. */
export async function moveGoal(tx: Transaction, ctx: Context, found: Goal, move: Move): Promise<void> {
  const moved = await tx
    .update(goal)
    .set({
      state: move.to,
      version: sql`${goal.version} + 1`,
      ...(move.assigned !== undefined && { assigned: move.assigned }),
    })
    .where(and(eq(goal.id, found.id), eq(goal.state, found.state)))
    .returning({ id: goal.id })
  if (moved.length === 0) throw new Conflict('goalInOtherState')
  await recordStep(tx, ctx, found, move)
  await recordActivity(tx, ctx, {
    event: `goal.${move.event}`,
    subjectId: found.id,
    goalId: found.id,
    before: { state: found.state },
    after: { state: move.to, ...move.after },
    alone: move.alone,
  })
}

export const recordStep = (
  tx: Transaction,
  ctx: Context,
  found: Pick<Goal, 'id' | 'periodId'>,
  { to, event, comment, alone = false, score }: Move,
) =>
  tx.insert(goalStep).values({
    id: newId(ctx.now),
    goalId: found.id,
    periodId: found.periodId,
    state: to,
    event,
    byId: ctx.viewer.id,
    at: ctx.now,
    comment: comment || null,
    decidedAlone: alone,
    score: score ?? null,
  })
