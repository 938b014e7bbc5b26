import type { AcceptAdjustment } from '../../../lib/okr/input/adjustments'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decide } from './decide'
import { lockToDecide } from './lock-adjustment'

/** Refuses an adjustment and says why. Declined by its goal's owner, one made for them goes on to the lead above. */
export const declineAdjustment = (ctx: Context, input: AcceptAdjustment): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockToDecide(tx, ctx, input.adjustmentId)
    await decide(tx, ctx, found.adjustment, { to: 'declined', comment: input.comment, alone: found.alone })
    return found.goal.id
  })
