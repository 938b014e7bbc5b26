import { daysBetween } from './calendar'
import type { AdjustmentState, Day } from './types'

/** The last tenth of a goal's time: more than nine tenths of its days, both ends inclusive, have begun. */
export function isLateAdjustment({ starts, deadline }: { starts: Day; deadline: Day }, today: Day): boolean {
  const days = daysBetween(starts, deadline) + 1
  const begun = daysBetween(starts, today) + 1
  return begun * 10 > days * 9
}

/** A goal takes no adjustments after its deadline: none is proposed then, and none decided. */
export const takesAdjustments = ({ deadline }: { deadline: Day }, today: Day): boolean => today <= deadline

/** Nobody decided on it in time, and nobody can any more. */
export const isLapsed = (
  { state }: { state: AdjustmentState },
  goal: { deadline: Day },
  today: Day,
): boolean => state === 'proposed' && !takesAdjustments(goal, today)
