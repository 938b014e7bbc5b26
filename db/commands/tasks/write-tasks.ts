import { and, eq, isNull } from 'drizzle-orm'
import { NotFound, type Message } from '../../../lib/okr/errors'
import type { TaskRow } from '../../../lib/okr/input/goals'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { task } from '../../schema'
import type { Goal } from '../goals/lock-goal'
import { activePerson } from '../goals/people'

/**
 * Writes the execution plan of a draft as its form sent it: a row with an emptied title goes, a new one is added, the rest are
 * changed. Tasks the form did not know stay. Gives back what cannot be taken, by field.
 */
export async function writeTasks(
  tx: Transaction,
  ctx: Context,
  found: Goal,
  list: readonly { index: number; value: TaskRow }[],
): Promise<Record<string, Message>> {
  const problems: Record<string, Message> = {}
  const before = await tx
    .select()
    .from(task)
    .where(and(eq(task.goalId, found.id), isNull(task.removedAt)))
  const known = new Map(before.map((one) => [one.id, one]))
  for (const [position, { index, value }] of list.entries()) {
    const earlier = value.id === null ? null : known.get(value.id)
    if (earlier === undefined) throw new NotFound()
    if (value.title === '') {
      // A day alone is what the form proposed: the row is unused.
      if (earlier) await tx.update(task).set({ removedAt: ctx.now }).where(eq(task.id, earlier.id))
      continue
    }
    const assigneeId = value.assigneeId ?? earlier?.assigneeId ?? found.ownerId
    if (assigneeId !== earlier?.assigneeId && !(await activePerson(tx, ctx, assigneeId))) {
      problems[`tasks.${index}.assigneeId`] = { key: 'unknownChoice' }
      continue
    }
    const facts = { title: value.title, assigneeId, dueOn: value.dueOn, position }
    if (earlier) await tx.update(task).set(facts).where(eq(task.id, earlier.id))
    else
      await tx.insert(task).values({
        id: newId(ctx.now),
        goalId: found.id,
        periodId: found.periodId,
        ...facts,
        createdAt: ctx.now,
      })
  }
  return problems
}
