import type { GoalAct } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { transact } from '../transact'
import { freezeTerms } from './freeze'
import { decidedBefore, lockToAgree, periodTakesGoals, unchangedSince } from './lock-goal'
import { mustBeComplete } from './must-be-complete'
import { moveGoal } from './move-goal'

/** Agrees a submitted goal: from here on its numbers change by adjustment or correction only. */
export const agreeGoal = (ctx: Context, input: GoalAct): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const { alone, ...found } = await lockToAgree(tx, ctx, input.goalId)
    if (found.state !== 'submitted') throw await decidedBefore(tx, ctx, found)
    await unchangedSince(tx, ctx, found, input.version)
    periodTakesGoals(found.period)
    await mustBeComplete(tx, found)
    await freezeTerms(tx, ctx, found)
    await moveGoal(tx, ctx, found, { to: 'agreed', event: 'agree', alone })
    return found.id
  })
