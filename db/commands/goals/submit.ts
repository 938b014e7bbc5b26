import { submitsGoal } from '../../../lib/okr/permissions'
import type { HandIn } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { decidedBefore, lockGoal, periodTakesGoals, sameVersion } from './lock-goal'
import { keepCheck } from './keep-check'
import { mustBeComplete } from './must-be-complete'
import { moveGoal } from './move-goal'

/**
 * Hands a draft to whoever agrees it. Its numbers have to hold: see `mustBeComplete`; where the goal check fails, it asks why all
 * the same: see `keepCheck`.
 */
export const submitGoal = (ctx: Context, input: HandIn): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, submitsGoal)
    if (found.state !== 'draft') throw await decidedBefore(tx, ctx, found)
    sameVersion(found, input.version)
    periodTakesGoals(found.period)
    await mustBeComplete(tx, found)
    await keepCheck(tx, ctx, found, input.reason)
    await moveGoal(tx, ctx, found, { to: 'submitted', event: 'submit' })
    return found.id
  })
