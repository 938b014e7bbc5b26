import { eq } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { AnswerAssignment } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { assignmentAnswer } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal } from './lock-goal'

/** The owner's answer to an assigned goal: read, or an objection in words. The goal stays in force either way. */
export const answerAssignment = (ctx: Context, input: AnswerAssignment): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, (viewer, goal) => goal.ownerId === viewer.id)
    if (!found.assigned || found.state !== 'agreed') throw new Conflict('goalInOtherState')
    const [earlier] = await tx.select().from(assignmentAnswer).where(eq(assignmentAnswer.goalId, found.id))
    if (earlier?.objectedAt || (earlier?.readAt && input.objection === ''))
      throw new Conflict('alreadyAnswered')
    const said = {
      readAt: earlier?.readAt ?? ctx.now,
      objection: input.objection || null,
      objectedAt: input.objection ? ctx.now : null,
    }
    await tx
      .insert(assignmentAnswer)
      .values({ goalId: found.id, periodId: found.periodId, ...said })
      .onConflictDoUpdate({ target: assignmentAnswer.goalId, set: said })
    await recordActivity(tx, ctx, {
      event: input.objection ? 'goal.object' : 'goal.read',
      subjectId: found.id,
      goalId: found.id,
    })
    return found.id
  })
