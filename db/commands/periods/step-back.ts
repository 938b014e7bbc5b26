import { eq } from 'drizzle-orm'
import type { StepBack } from '../../../lib/okr/input/periods'
import type { Context } from '../../context'
import { periodShape } from '../../schema'
import { moveGoalsAlong } from './move-goals'
import { stepPeriod } from './move-period'

/**
 * One step back, with a reason: from active to planning, from grading to active. Planned again, a period lets go of what it copied
 * when it opened; the next opening copies anew. In progress again, what was graded is in force again. Scores given and weeks logged
 * stay; a score goes out of date once something it was given for is changed.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export const stepBack = (ctx: Context, input: StepBack): Promise<string> =>
  stepPeriod(ctx, input, ['active', 'grading'], async (tx, found) => {
    const { reason } = input
    if (found.state === 'grading') {
      await moveGoalsAlong(tx, ctx, found.id, { from: 'graded', to: 'agreed', event: 'reopen' })
      return { event: 'step-back', to: 'active', reason }
    }
    await tx.delete(periodShape).where(eq(periodShape.periodId, found.id))
    return { event: 'step-back', to: 'planning', settings: null, reason }
  })
