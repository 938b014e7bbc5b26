import { Forbidden } from '../../../lib/okr/errors'
import { decidesGoal, type Viewer } from '../../../lib/okr/permissions'
import type { HandIn } from '../../../lib/okr/input/goals'
import type { Context } from '../../context'
import { assignmentAnswer } from '../../schema'
import { transact } from '../transact'
import { freezeTerms } from './freeze'
import { decidedBefore, type Goal, lockGoal, periodTakesGoals, unchangedSince } from './lock-goal'
import { keepCheck } from './keep-check'
import { mustBeComplete } from './must-be-complete'
import { moveGoal } from './move-goal'

/** Puts a draft in force without waiting for its owner, who can mark it read or object. Never for oneself. */
export const assignGoal = (ctx: Context, input: HandIn): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const may = (viewer: Viewer, goal: Goal) => decidesGoal(viewer, { ...goal, submittedBy: null }, true)
    const found = await lockGoal(tx, ctx, input.goalId, may)
    if (found.ownerId === ctx.viewer.id) throw new Forbidden('notOnesOwn')
    if (found.state !== 'draft') throw await decidedBefore(tx, ctx, found)
    await unchangedSince(tx, ctx, found, input.version)
    periodTakesGoals(found.period)
    await mustBeComplete(tx, found)
    await keepCheck(tx, ctx, found, input.reason)
    await freezeTerms(tx, ctx, found)
    await tx.insert(assignmentAnswer).values({ goalId: found.id, periodId: found.periodId })
    await moveGoal(tx, ctx, found, { to: 'agreed', event: 'assign', assigned: true })
    return found.id
  })
