import { and, eq } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { AcknowledgeCheckInInput } from '../../../lib/okr/input/check-ins'
import { acknowledgesCheckIn } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { acknowledgement, checkIn, goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { addComment } from '../comments/add-comment'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * A lead has read a check-in, in the version named, and may leave a word with it.
 *
 * @throws Conflict `checkInEdited` when it was edited after it was read, `alreadyAcknowledged` when this version has been
 * acknowledged by the viewer before.
 */
export const acknowledgeCheckIn = (ctx: Context, input: AcknowledgeCheckInInput): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const [found] = await tx
      .select({ checkIn, goal })
      .from(checkIn)
      .innerJoin(goal, eq(goal.id, checkIn.goalId))
      .where(and(eq(checkIn.id, input.checkInId), visibleGoals(ctx)))
      .for('share', { of: checkIn })
    if (!found) throw new NotFound()
    if (!acknowledgesCheckIn(ctx.viewer, found.goal)) throw new Forbidden()
    if (found.checkIn.version !== input.version) throw new Conflict('checkInEdited')

    const [written] = await tx
      .insert(acknowledgement)
      .values({
        id: newId(ctx.now),
        checkInId: input.checkInId,
        personId: ctx.viewer.id,
        version: input.version,
        at: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: acknowledgement.id })
    if (!written) throw new Conflict('alreadyAcknowledged')
    await recordActivity(tx, ctx, {
      event: 'check-in.acknowledge',
      subjectId: input.checkInId,
      goalId: found.goal.id,
      after: { version: input.version },
    })
    if (input.comment)
      await addComment(tx, ctx, found.goal, {
        checkInId: input.checkInId,
        adjustmentId: null,
        body: input.comment,
        question: input.question,
      })
    return null
  })
