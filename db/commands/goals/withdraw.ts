import { submitsGoal } from '../../../lib/okr/permissions'
import type { GoalAct } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decidedBefore, lockGoal } from './lock-goal'
import { moveGoal } from './move-goal'

/** Takes a submitted goal back into the owner's hands. */
export const withdrawGoal = (ctx: Context, input: GoalAct): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, submitsGoal)
    if (found.state !== 'submitted') throw await decidedBefore(tx, ctx, found)
    await moveGoal(tx, ctx, found, { to: 'draft', event: 'withdraw' })
    return found.id
  })
