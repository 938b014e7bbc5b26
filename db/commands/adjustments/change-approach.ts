import { isLateAdjustment } from '../../../lib/okr/adjustments'
import type { ProposeApproach } from '../../../lib/okr/input/adjustments'
import { proposesAdjustment } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { adjustment } from '../../schema'
import { lockGoal } from '../goals/lock-goal'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { takesAdjustments } from './propose'

/** Another way to the same numbers. It holds at once: there is nothing to decide, only to read. Gives back the goal's id. */
export const changeApproach = (ctx: Context, input: ProposeApproach): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, proposesAdjustment)
    takesAdjustments(found, ctx.today)
    const id = newId(ctx.now)
    await tx.insert(adjustment).values({
      id,
      goalId: found.id,
      periodId: found.periodId,
      scope: 'approach',
      reason: input.reason,
      explanation: input.explanation || null,
      approach: input.approach,
      state: 'accepted',
      late: isLateAdjustment(found, ctx.today),
      dropsGoal: false,
      proposedBy: ctx.viewer.id,
      proposedAt: ctx.now,
      goalVersion: found.version,
      decidedAlone: false,
    })
    await recordActivity(tx, ctx, {
      event: 'adjustment.change-approach',
      subjectId: id,
      goalId: found.id,
      after: { reason: input.reason },
    })
    return found.id
  })
