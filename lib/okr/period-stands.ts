import type { Day, PeriodState } from './types'

/** How a period stands on a day: one that was opened before its first day is `ahead`, not in progress. */
export const periodStands = (
  { state, first }: { state: PeriodState; first: Day },
  today: Day,
): PeriodState | 'ahead' => (state === 'active' && today < first ? 'ahead' : state)

/** Goals still begin in it, and those in force can be adjusted: once it is graded nothing that is asked for changes. */
export const takesGoals = (state: PeriodState): boolean => state === 'planning' || state === 'active'
