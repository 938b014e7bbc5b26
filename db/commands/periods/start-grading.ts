import { sql } from 'drizzle-orm'
import type { PeriodStep } from '../../../lib/okr/input/periods'
import type { Context } from '../../context'
import { goal, grade } from '../../schema'
import { moveGoalsAlong } from './move-goals'
import { stepPeriod } from './move-period'

const hasFinal = sql`exists (select from ${grade} where ${grade.goalId} = ${goal.id} and ${grade.finalAt} is not null)`

/**
 * Starts grading: from now on no goal begins in the period any more, and scores are given. Those given before a step back stand, and
 * their goals are graded again.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export const startGrading = (ctx: Context, input: PeriodStep): Promise<string> =>
  stepPeriod(ctx, input, ['active'], async (tx, found) => {
    await moveGoalsAlong(tx, ctx, found.id, {
      from: 'agreed',
      to: 'graded',
      event: 'regrade',
      which: hasFinal,
    })
    return { event: 'grade', to: 'grading' }
  })
