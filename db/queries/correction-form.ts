import { Forbidden, NotFound } from '@/lib/okr/errors'
import { openActs } from '@/lib/okr/goal-acts'
import type { Context } from '../context'
import { isId } from '../ids'
import { formGoal, type FormGoal } from './parts/form-goal'

export type CorrectionForm = { goal: FormGoal; currency: string }

/**
 * What was agreed, ready to be put right.
 *
 * @throws NotFound, Forbidden for one's own goal, for who does not stand above, and once the period is closed.
 */
export async function correctionForm(ctx: Context, goalId: string): Promise<CorrectionForm> {
  if (!isId(goalId)) throw new NotFound()
  const goal = await formGoal(ctx, goalId)
  if (!goal) throw new NotFound()
  const facts = {
    ...goal,
    periodState: goal.period.state,
    submittedBy: null,
    othersCanDecide: true,
    assignment: null,
  }
  if (!openActs(ctx.viewer, facts, ctx.today).includes('correct')) throw new Forbidden()
  return { goal, currency: ctx.company.currency }
}
