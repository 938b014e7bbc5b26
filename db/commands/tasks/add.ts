import { eq, sql } from 'drizzle-orm'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { AddTask } from '../../../lib/okr/input/tasks'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { task } from '../../schema'
import { lockGoal } from '../goals/lock-goal'
import { activePerson } from '../goals/people'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Adds a step to the execution plan, the owner's unless somebody else is named. Gives back its id. */
export const addTask = (ctx: Context, input: AddTask): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, editsGoal)
    if (found.state === 'graded' || found.state === 'dropped') throw new Conflict('goalInOtherState')
    const assigneeId = input.assigneeId ?? found.ownerId
    if (!(await activePerson(tx, ctx, assigneeId)))
      throw new Invalid({ assigneeId: { key: 'unknownChoice' } })
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${task.position}), -1)::int` })
      .from(task)
      .where(eq(task.goalId, found.id))
    const id = newId(ctx.now)
    await tx.insert(task).values({
      id,
      goalId: found.id,
      periodId: found.periodId,
      title: input.title,
      assigneeId,
      dueOn: input.dueOn,
      position: (last?.position ?? -1) + 1,
      createdAt: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'task.add',
      subjectId: id,
      goalId: found.id,
      after: { assigneeId, dueOn: input.dueOn },
    })
    return id
  })
