import { daysBetween } from './calendar'
import type { Day } from './types'

/** The last tenth of a goal's time: more than nine tenths of its days, both ends inclusive, have begun. */
export function isLateAdjustment({ starts, deadline }: { starts: Day; deadline: Day }, today: Day): boolean {
  const days = daysBetween(starts, deadline) + 1
  const begun = daysBetween(starts, today) + 1
  return begun * 10 > days * 9
}
