import type { ReturnGoal } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decidedBefore, lockToAgree } from './lock-goal'
import { moveGoal } from './move-goal'

/** Gives a submitted goal back to its owner with what should change. */
export const returnGoal = (ctx: Context, input: ReturnGoal): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const { alone, ...found } = await lockToAgree(tx, ctx, input.goalId)
    if (found.state !== 'submitted') throw await decidedBefore(tx, ctx, found)
    await moveGoal(tx, ctx, found, { to: 'draft', event: 'return', comment: input.comment, alone })
    return found.id
  })
