import { addDays, mondayOf } from '@/lib/okr/calendar'
import { clamp, isPaced, progress, valueAtDeadline } from '@/lib/okr/measures'
import type { Day } from '@/lib/okr/types'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'

/** Weeks a trend looks back, the one it ends in among them. */
const TREND_WEEKS = 8

/** The last days of the weeks before that of a day, oldest first. */
function earlierDays(until: Day): Day[] {
  const monday = mondayOf(until)
  return Array.from({ length: TREND_WEEKS - 1 }, (_, week) =>
    addDays(monday, 7 * (week - TREND_WEEKS + 2) - 1),
  )
}

/** Done minus what should have been done at the end of a day, as a ratio; null before anything was measured. */
function keyResultAt(one: MeasuredKeyResult, goal: MeasuredGoal, day: Day): number | null {
  if (day < goal.starts) return null
  const last = valueAtDeadline(one.values, day)
  if (one.kind === 'milestone')
    return (last && progress(one, last.value) === 1 ? 1 : 0) - (day > (one.dueOn ?? goal.deadline) ? 1 : 0)
  const done = last && progress(one, last.value)
  if (last === null || done === null) return null
  if (!isPaced(one.kind)) return done === 1 ? 0 : -1
  // As in the status: a value of that week is compared on its own day, an older one at the week's end.
  const comparedOn = last.asOf >= mondayOf(day) ? last.asOf : day
  return clamp(done) - one.paceAt(comparedOn)
}

function goalAt(goal: MeasuredGoal, day: Day): number | null {
  let sum = 0
  let whole = 0
  for (const one of goal.keyResults) {
    if (one.dropped) continue
    const difference = keyResultAt(one, goal, day)
    if (difference === null) continue
    sum += one.weight * difference
    whole += one.weight
  }
  return whole > 0 ? sum / whole : null
}

/** Progress minus pace now, a ratio like the points before it; null without any value. */
const standsNow = ({ progress, pace }: { progress: number | null; pace: number }): number | null =>
  progress === null ? null : progress - pace

/**
 * Progress minus pace over the last eight weeks, oldest first, as ratios (−0.41 is 41 points behind), by the weights of a goal's
 * key results. A week without a value keeps the last one, which pace has left behind by that week's end. The last point is where
 * the goal stands now.
 */
export const goalAgainstPace = (goal: MeasuredGoal, until: Day): (number | null)[] => [
  ...earlierDays(until).map((day) => goalAt(goal, day)),
  standsNow(goal),
]

/** The same of somebody's goals by their weights. */
export function againstPace(
  goals: readonly MeasuredGoal[],
  standing: Parameters<typeof standsNow>[0],
  until: Day,
): (number | null)[] {
  const equal = 10_000 / goals.length
  const at = (day: Day): number | null => {
    let sum = 0
    let whole = 0
    for (const goal of goals) {
      const difference = goalAt(goal, day)
      if (difference === null) continue
      const weight = goal.weight ?? equal
      sum += weight * difference
      whole += weight
    }
    return whole > 0 ? sum / whole : null
  }
  return [...earlierDays(until).map(at), standsNow(standing)]
}
