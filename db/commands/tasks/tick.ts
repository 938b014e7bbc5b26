import { eq } from 'drizzle-orm'
import type { TickTask } from '../../../lib/okr/input/tasks'
import { ticksTask } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { task } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockTask } from './lock-task'

/** Marks a task done, or not done. It never moves a number. Saying what stands already writes nothing. */
export const tickTask = (ctx: Context, input: TickTask): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockTask(tx, ctx, input.taskId, ticksTask)
    if ((found.doneAt !== null) === input.done) return found.goalId
    await tx
      .update(task)
      .set(input.done ? { doneAt: ctx.now, doneBy: ctx.viewer.id } : { doneAt: null, doneBy: null })
      .where(eq(task.id, found.id))
    await recordActivity(tx, ctx, {
      event: input.done ? 'task.tick' : 'task.untick',
      subjectId: found.id,
      goalId: found.goalId,
    })
    return found.goalId
  })
