import { eq } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { EditTask } from '../../../lib/okr/input/tasks'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { task } from '../../schema'
import { activePerson } from '../goals/people'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockTask } from './lock-task'

/** Changes a task's words, date or assignee. */
export const editTask = (ctx: Context, input: EditTask): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockTask(tx, ctx, input.taskId, editsGoal)
    const next = {
      title: input.title,
      dueOn: input.dueOn,
      assigneeId: input.assigneeId ?? found.goal.ownerId,
    }
    const fields = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => next[field] !== found[field],
    )
    if (fields.length === 0) return found.id
    if (fields.includes('assigneeId') && !(await activePerson(tx, ctx, next.assigneeId)))
      throw new Invalid({ assigneeId: { key: 'unknownChoice' } })
    await tx.update(task).set(next).where(eq(task.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'task.edit',
      subjectId: found.id,
      goalId: found.goalId,
      after: { fields },
    })
    return found.id
  })
