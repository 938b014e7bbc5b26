import { timing, type WeekTiming } from '@/lib/okr/weeks'
import type { MeasuredGoal } from './measured-goals'

/** How each week of a goal that asks for a check-in went so far. */
export const weekTimings = (
  { weeks, logged, excused }: Pick<MeasuredGoal, 'weeks' | 'logged' | 'excused'>,
  now: Date,
): WeekTiming[] =>
  weeks.map(({ monday, due }) =>
    timing({ due, recordedAt: logged.get(monday) ?? null, excused: excused.has(monday), now }),
  )
