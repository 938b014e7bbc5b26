import { Conflict } from '../../../lib/okr/errors'
import type { LockedGoal } from '../goals/lock-goal'

/**
 * Scores are given while the goal's period is in grading, of goals that were in force.
 *
 * @throws Conflict `periodClosed`, `periodNotGrading`, `goalTakesNoScore`
 */
export function mustBeGradable({ name, state, period }: LockedGoal): void {
  if (period.state === 'closed') throw new Conflict('periodClosed')
  if (period.state !== 'grading') throw new Conflict('periodNotGrading')
  if (state !== 'agreed' && state !== 'graded') throw new Conflict('goalTakesNoScore', { goal: name })
}
