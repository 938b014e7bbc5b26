import { addDays, mondayOf } from '@/lib/okr/calendar'
import { clamp, isPaced, progress, valueAtDeadline } from '@/lib/okr/measures'
import type { Day } from '@/lib/okr/types'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'

/** Weeks a trend looks back. */
export const TREND_WEEKS = 8

/** The last days of the eight weeks up to a day, oldest first; the current week ends with that day. */
export function trendDays(until: Day): Day[] {
  const monday = mondayOf(until)
  const earlier = Array.from({ length: TREND_WEEKS - 1 }, (_, week) =>
    addDays(monday, 7 * (week - TREND_WEEKS + 2) - 1),
  )
  return [...earlier, until]
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

/**
 * Progress minus pace over the last eight weeks, oldest first, as ratios (−0.41 is 41 points behind): a goal's by the weights of
 * its key results, a person's by the weights of their goals. The last point is where they stand now.
 */
export function againstPace(
  goals: readonly MeasuredGoal[],
  now: number | null,
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
  return [...trendDays(until).slice(0, -1).map(at), now]
}
