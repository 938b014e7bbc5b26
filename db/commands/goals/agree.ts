import { Forbidden } from '../../../lib/okr/errors'
import { decidesGoal } from '../../../lib/okr/permissions'
import type { GoalAct } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { freezeTerms } from './freeze'
import { decidedBefore, lockGoal, othersDecide, periodTakesGoals, unchangedSince } from './lock-goal'
import { mustBeComplete } from './must-be-complete'
import { moveGoal } from './move-goal'

/** Agrees a submitted goal: from here on its numbers change by adjustment or correction only. */
export const agreeGoal = (ctx: Context, input: GoalAct): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, (viewer, goal) => decidesGoal(viewer, goal, false))
    if (!decidesGoal(ctx.viewer, found, await othersDecide(tx, ctx, found))) throw new Forbidden('notOnesOwn')
    if (found.state !== 'submitted') throw await decidedBefore(tx, ctx, found)
    await unchangedSince(tx, ctx, found, input.version)
    periodTakesGoals(found.period)
    await mustBeComplete(tx, found)
    await freezeTerms(tx, ctx, found)
    const alone = found.ownerId === ctx.viewer.id
    await moveGoal(tx, ctx, found, { to: 'agreed', event: 'agree', alone })
    return found.id
  })
