import { and, desc, eq } from 'drizzle-orm'
import { addDays, todayIn } from '../../../lib/okr/calendar'
import { COURSE_PAUSE_DAYS, midPeriod } from '../../../lib/okr/course'
import { Conflict } from '../../../lib/okr/errors'
import type { AnswerCourse } from '../../../lib/okr/input/course'
import { answersCourse } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { courseAnswer } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal } from './lock-goal'

/**
 * Keeps what the owner or somebody above says of a goal's course. It changes nothing by itself: an adjustment or a change of
 * approach is proposed on its own page. Gives back the goal's id.
 *
 * @throws Conflict where the goal is not in force, the question is not due, or was answered.
 */
export const answerCourse = (ctx: Context, input: AnswerCourse): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, answersCourse)
    const { today } = ctx
    const runs = found.state === 'agreed' && found.period.state === 'active'
    if (!runs || today < found.starts) throw new Conflict('goalInOtherState')
    if (today > found.deadline) throw new Conflict('adjustmentAfterDeadline')
    if (input.asked === 'mid_period' && today < midPeriod(found)) throw new Conflict('courseNotDue')
    const [last] = await tx
      .select({ at: courseAnswer.at })
      .from(courseAnswer)
      .where(
        and(
          eq(courseAnswer.goalId, found.id),
          eq(courseAnswer.byId, ctx.viewer.id),
          eq(courseAnswer.asked, input.asked),
        ),
      )
      .orderBy(desc(courseAnswer.at))
      .limit(1)
    const asksAgain =
      last &&
      input.asked === 'needed' &&
      addDays(todayIn(ctx.company.timeZone, last.at), COURSE_PAUSE_DAYS) <= today
    if (last && !asksAgain) throw new Conflict('alreadyAnswered')
    const id = newId(ctx.now)
    await tx.insert(courseAnswer).values({
      id,
      goalId: found.id,
      periodId: found.periodId,
      asked: input.asked,
      answer: input.answer,
      word: input.word || null,
      byId: ctx.viewer.id,
      at: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'goal.answer-course',
      subjectId: id,
      goalId: found.id,
      after: { asked: input.asked, answer: input.answer },
    })
    return found.id
  })
