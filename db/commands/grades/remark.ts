import { and, eq } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { RemarkOnGrade } from '../../../lib/okr/input/grades'
import { remarksOnGrade } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, gradeRemark, period } from '../../schema'
import { visibleGoals } from '../../scope'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * What turned up after closing, as a dated word on the grade: it changes no number. Gives back the goal's id.
 *
 * @throws Conflict `remarkBeforeClosing` while values can still be corrected.
 */
export const remarkOnGrade = (ctx: Context, input: RemarkOnGrade): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const [found] = await tx
      .select({ goal, state: period.state })
      .from(goal)
      .innerJoin(period, eq(period.id, goal.periodId))
      .where(and(eq(goal.id, input.goalId), visibleGoals(ctx)))
      .for('share')
    if (!found) throw new NotFound()
    if (!remarksOnGrade(ctx.viewer, found.goal)) throw new Forbidden()
    if (found.state !== 'closed') throw new Conflict('remarkBeforeClosing')
    const id = newId(ctx.now)
    await tx
      .insert(gradeRemark)
      .values({ id, goalId: found.goal.id, authorId: ctx.viewer.id, body: input.body, at: ctx.now })
    await recordActivity(tx, ctx, { event: 'grade.remark', subjectId: id, goalId: found.goal.id })
    return found.goal.id
  })
