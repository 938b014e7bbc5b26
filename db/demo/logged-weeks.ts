import { addDays, latest, todayIn } from '../../lib/okr/calendar'
import type { Day } from '../../lib/okr/types'
import { checkInWeeks, defaultMeasurementDay } from '../../lib/okr/weeks'
import type { Goal } from './goal'
import { log } from './log'
import type { Person } from './people'
import { type Dice, dice } from './random'
import { voices } from './texts/voices'
import { type Fate, fateOf, habitOf } from './week-plan'
import type { World } from './world'

export type LoggedWeek = {
  monday: Day
  /** When it was logged, and the day its values are for. */
  at: Date
  loggedOn: Day
  asOf: Day
  /** What was won from this day on is told in this week. */
  since: Day
  /** Counted from 0 among the goal's weeks. */
  index: number
  weeks: number
  /** For everything else that chance decides about this week. */
  luck: Dice
}

type Planned = { monday: Day; index: number; weeks: number; fate: Fate; luck: Dice }

/** What becomes of each week of a goal. One person's goals of a quarter are logged together: chance falls once for them. */
function plannedWeeks(world: World, owner: Person, goal: Goal, reliable: boolean): Planned[] {
  const usual = habitOf(dice('habit', owner.name))
  const habit = reliable ? usual : { ...usual, onTime: usual.onTime * 0.6 }
  const weeks = checkInWeeks(goal, world.settings)
  return weeks
    .map((week, index) => {
      const luck = dice('week', owner.name, week.monday, goal.period.first)
      const certain = reliable && index === weeks.length - 1
      const fate = fateOf(world, week, goal.period.first, habit, luck, certain)
      return { monday: week.monday, index, weeks: weeks.length, fate, luck, opens: week.due.opens }
    })
    .filter(({ opens }) => opens < world.now)
}

/** The weeks that were logged by now, on time or not. The last week of a quarter is, where somebody is `reliable`. */
export function loggedWeeks(world: World, owner: Person, goal: Goal, reliable: boolean): LoggedWeek[] {
  const { timeZone } = world.settings
  const logged: LoggedWeek[] = []
  for (const { monday, index, weeks, fate, luck } of plannedWeeks(world, owner, goal, reliable)) {
    if (fate.kind !== 'logged' || goal.agreedAt === null || fate.at <= goal.agreedAt) continue
    const loggedOn = todayIn(timeZone, fate.at)
    const asOf = defaultMeasurementDay(monday, loggedOn, goal.deadline)
    const before = logged.at(-1)?.asOf
    // After a week without an entry, only its weekend is told with the next one.
    const told = before && before >= addDays(monday, -7) ? addDays(before, 1) : addDays(monday, -2)
    const since = latest(told, goal.starts)
    logged.push({ monday, at: fate.at, loggedOn, asOf, since, index, weeks, luck })
  }
  return logged
}

/** The weeks of leave. Once for all goals of a person and a quarter. */
export function excuseWeeks(world: World, owner: Person, goal: Goal, by: Person, reliable: boolean): void {
  for (const { monday, fate, luck } of plannedWeeks(world, owner, goal, reliable)) {
    if (fate.kind !== 'excused') continue
    const id = world.id(fate.at)
    world.rows.excusedWeek.push({
      id,
      personId: owner.id,
      periodId: goal.period.id,
      week: monday,
      excusedBy: by.id,
      reason: voices[owner.locale].leave(luck),
      recordedAt: fate.at,
    })
    log(world, { event: 'week.excuse', by, at: fate.at, subjectId: owner.id, after: { week: monday } })
  }
}
