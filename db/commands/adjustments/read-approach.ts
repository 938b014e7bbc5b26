import { Conflict, Forbidden } from '../../../lib/okr/errors'
import type { AdjustmentAct } from '../../../lib/okr/input/adjustments'
import { acknowledgesCheckIn } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { adjustmentRead } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockAdjustment } from './lock-adjustment'

/** Somebody above has read a change of approach. Reading it twice changes nothing. */
export const readApproach = (ctx: Context, input: AdjustmentAct): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const { adjustment, goal } = await lockAdjustment(tx, ctx, input.adjustmentId)
    if (!acknowledgesCheckIn(ctx.viewer, goal)) throw new Forbidden()
    if (adjustment.scope !== 'approach') throw new Conflict('adjustmentInState', { state: adjustment.state })
    const written = await tx
      .insert(adjustmentRead)
      .values({ id: newId(ctx.now), adjustmentId: adjustment.id, personId: ctx.viewer.id, at: ctx.now })
      .onConflictDoNothing()
      .returning({ id: adjustmentRead.id })
    if (written.length > 0)
      await recordActivity(tx, ctx, { event: 'adjustment.read', subjectId: adjustment.id, goalId: goal.id })
    return goal.id
  })
