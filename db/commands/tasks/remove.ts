import { eq } from 'drizzle-orm'
import type { RemoveTask } from '../../../lib/okr/input/tasks'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { task } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockTask } from './lock-task'

/** Takes a task out of the plan. Its row stays, marked. */
export const removeTask = (ctx: Context, input: RemoveTask): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockTask(tx, ctx, input.taskId, editsGoal)
    await tx.update(task).set({ removedAt: ctx.now }).where(eq(task.id, found.id))
    await recordActivity(tx, ctx, { event: 'task.remove', subjectId: found.id, goalId: found.goalId })
    return found.goalId
  })
