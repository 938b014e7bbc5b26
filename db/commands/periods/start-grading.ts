import type { PeriodStep } from '../../../lib/okr/input/periods'
import type { Context } from '../../context'
import { stepPeriod } from './move-period'

/**
 * Starts grading: from now on no goal begins in the period any more, and scores are given.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export const startGrading = (ctx: Context, input: PeriodStep): Promise<string> =>
  stepPeriod(ctx, input, ['active'], () => Promise.resolve({ event: 'grade', to: 'grading' }))
