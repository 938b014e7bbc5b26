import { and, desc, eq, sql } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { KeepTarget } from '../../../lib/okr/input/goals'
import { reviewsTarget } from '../../../lib/okr/permissions'
import { changedAbove } from '../../changed-above'
import { rows } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { courseAnswer, person } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, saidOf } from './lock-goal'

/**
 * A target above changed, and the goal stays as it is: reviewed by its owner or somebody above.
 *
 * @throws Conflict `reviewedBefore` naming who was first, `targetChangedAgain` where it changed after the page was made.
 */
export const keepTarget = (ctx: Context, input: KeepTarget): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, reviewsTarget)
    if (found.state !== 'agreed') throw new Conflict('goalInOtherState')
    const result = await tx.execute(
      sql`select max(c.at) as at, count(*)::int as changes from ${changedAbove(sql`${found.id}::uuid`)} c`,
    )
    const [open] = rows<{ at: Date | string | null; changes: number }>(result)
    if (!open?.at) {
      const [earlier] = await tx
        .select({ name: person.name, at: courseAnswer.at })
        .from(courseAnswer)
        .innerJoin(person, eq(person.id, courseAnswer.byId))
        .where(and(eq(courseAnswer.goalId, found.id), eq(courseAnswer.asked, 'target_above')))
        .orderBy(desc(courseAnswer.at))
        .limit(1)
      throw earlier ? new Conflict('reviewedBefore', saidOf(ctx, earlier)) : new Conflict('nothingToReview')
    }
    if (Date.parse(input.changedAt) < new Date(open.at).getTime()) throw new Conflict('targetChangedAgain')
    await tx.insert(courseAnswer).values({
      id: newId(ctx.now),
      goalId: found.id,
      periodId: found.periodId,
      asked: 'target_above',
      answer: 'keep',
      byId: ctx.viewer.id,
      at: ctx.now,
    })
    await recordActivity(tx, ctx, { event: 'goal.keep_target', subjectId: found.id, goalId: found.id })
    return found.id
  })
