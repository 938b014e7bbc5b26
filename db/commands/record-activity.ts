import type { Context } from '../context'
import type { Transaction } from '../client'
import { newId } from '../ids'
import { activity } from '../schema'

type Actor = { viewer: Pick<Context['viewer'], 'id'>; now: Date }

type Change = {
  /** `goal.agree`: noun and event, as the command is named. */
  event: string
  subjectId: string
  goalId?: string | null
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** Decided by the only person who could. */
  alone?: boolean
}

/** One row for each change, in the change's own transaction. Ids, fields and states only: never personal text, amounts or answers. */
export async function recordActivity(tx: Transaction, ctx: Actor, change: Change): Promise<void> {
  await tx.insert(activity).values(activityRow(ctx, change))
}

/** The row itself, for an act that changes many things at once. */
export const activityRow = (ctx: Actor, change: Change): typeof activity.$inferInsert => ({
  id: newId(ctx.now),
  at: ctx.now,
  actorId: ctx.viewer.id,
  actorKind: 'person',
  event: change.event,
  subjectId: change.subjectId,
  goalId: change.goalId ?? null,
  before: change.before ?? null,
  after: change.after ?? null,
  alone: change.alone ?? false,
})
