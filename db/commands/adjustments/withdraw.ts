import { Forbidden } from '../../../lib/okr/errors'
import type { AdjustmentAct } from '../../../lib/okr/input/adjustments'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decide } from './decide'
import { decidedFirst, lockAdjustment } from './lock-adjustment'

/** Takes back a proposal nobody has decided on. Only who made it can. */
export const withdrawAdjustment = (ctx: Context, input: AdjustmentAct): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const { adjustment, goal } = await lockAdjustment(tx, ctx, input.adjustmentId)
    if (adjustment.proposedBy !== ctx.viewer.id) throw new Forbidden()
    if (adjustment.state !== 'proposed') throw await decidedFirst(tx, ctx, adjustment)
    await decide(tx, ctx, adjustment, { to: 'withdrawn' })
    return goal.id
  })
