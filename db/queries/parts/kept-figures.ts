import type { MeasuredGoal } from './measured-goals'

type Kept = { from: number; until: number; figures: unknown }

/** Of one state of the database so many answers are kept; who comes after them is answered all the same. */
const MOST_KEPT = 40

const kept = new WeakMap<readonly MeasuredGoal[], Map<string, Kept>>()

/**
 * What a page computes of its goals: once for each state of the database, as `measuredGoals` keeps them, and until a check-in
 * opens, falls due or is missed. All else it is computed from has to have been read in the same state, and to be named by the key:
 * which page, whose, of what. What is kept is shared between requests: do not write into it.
 */
export function keptFigures<F>(
  goals: readonly MeasuredGoal[],
  key: string,
  { now }: { now: Date },
  compute: () => F,
): F {
  const time = now.getTime()
  const ofGoals = kept.get(goals) ?? new Map<string, Kept>()
  const known = ofGoals.get(key)
  if (known && known.from <= time && time < known.until) return known.figures as F
  const figures = compute()
  if (known || ofGoals.size < MOST_KEPT)
    kept.set(goals, ofGoals.set(key, { from: time, until: nextChange(goals, time), figures }))
  return figures
}

/** When the next week opens, falls due or is missed. */
function nextChange(goals: readonly MeasuredGoal[], now: number): number {
  let next = Infinity
  for (const { weeks } of goals)
    for (const { due } of weeks)
      for (const at of [due.opens, due.at, due.lateUntil]) {
        const time = at.getTime()
        if (time >= now && time < next) next = time
      }
  return next
}
