import { Forbidden } from '../../../lib/okr/errors'
import { decidesGoal } from '../../../lib/okr/permissions'
import type { ReturnGoal } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decidedBefore, lockGoal, othersDecide } from './lock-goal'
import { moveGoal } from './move-goal'

/** Gives a submitted goal back to its owner with what should change. */
export const returnGoal = (ctx: Context, input: ReturnGoal): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, (viewer, goal) => decidesGoal(viewer, goal, false))
    if (!decidesGoal(ctx.viewer, found, await othersDecide(tx, ctx, found))) throw new Forbidden('notOnesOwn')
    if (found.state !== 'submitted') throw await decidedBefore(tx, ctx, found)
    const alone = found.ownerId === ctx.viewer.id
    await moveGoal(tx, ctx, found, { to: 'draft', event: 'return', comment: input.comment, alone })
    return found.id
  })
