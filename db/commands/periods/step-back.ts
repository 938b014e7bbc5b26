import { eq } from 'drizzle-orm'
import type { StepBack } from '../../../lib/okr/input/periods'
import type { Context } from '../../context'
import { periodShape } from '../../schema'
import { stepPeriod } from './move-period'

/**
 * One step back, with a reason: from active to planning, from grading to active. Planned again, a period lets go of what it copied
 * when it opened; the next opening copies anew. Scores given and weeks logged stay.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export const stepBack = (ctx: Context, input: StepBack): Promise<string> =>
  stepPeriod(ctx, input, ['active', 'grading'], async (tx, found) => {
    const { reason } = input
    if (found.state === 'grading') return { event: 'step-back', to: 'active', reason }
    await tx.delete(periodShape).where(eq(periodShape.periodId, found.id))
    return { event: 'step-back', to: 'planning', settings: null, reason }
  })
