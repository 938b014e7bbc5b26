import type { Day } from './types'
import { timing, type CheckInWeek, type WeekTiming } from './weeks'

export type GoalWeek = {
  goalId: string
  monday: Day
  due: CheckInWeek['due']
  timing: WeekTiming
  loggedAt: Date | null
}

type Goal = { id: string; weeks: readonly CheckInWeek[]; excused: ReadonlySet<Day> }

/**
 * How each week of some goals stands, from when it was first logged. A week that asks for no check-in has no row.
 */
export function goalWeeks(
  goals: readonly Goal[],
  logged: readonly { goalId: string; week: Day; at: Date }[],
  now: Date,
): GoalWeek[] {
  const at = new Map(logged.map((one) => [`${one.goalId} ${one.week}`, one.at]))
  return goals.flatMap(({ id, weeks, excused }) =>
    weeks.map(({ monday, due }) => {
      const loggedAt = at.get(`${id} ${monday}`) ?? null
      const how = timing({ due, recordedAt: loggedAt, excused: excused.has(monday), now })
      return { goalId: id, monday, due, timing: how, loggedAt }
    }),
  )
}

const worstFirst: WeekTiming[] = ['missed', 'late', 'due', 'made_up', 'excused', 'on_time', 'upcoming']

export type WeekState = {
  /** Of the goals that ask for a check-in, the worst; null where none asks for one. */
  timing: WeekTiming | null
  /** When the first of those still open is due, or, with nothing open, the first of all. */
  due: CheckInWeek['due'] | null
  asked: number
  open: number
}

/** One week over several goals. */
export function weekState(weeks: readonly GoalWeek[], monday: Day): WeekState {
  const these = weeks.filter((one) => one.monday === monday)
  const open = these.filter(isOpen)
  const [first] = (open.length > 0 ? open : these).toSorted((a, b) => a.due.at.getTime() - b.due.at.getTime())
  return {
    timing: worstFirst.find((one) => these.some((week) => week.timing === one)) ?? null,
    due: first?.due ?? null,
    asked: these.length,
    open: open.length,
  }
}

/** Asked for, not excused and not entered: due now, late, or missed. */
export const isOpen = ({ timing: how, loggedAt }: Pick<GoalWeek, 'timing' | 'loggedAt'>): boolean =>
  loggedAt === null && (how === 'due' || how === 'missed' || how === 'late')

/** Weeks before a Monday that are still open for some goal, newest first. */
export const openWeeks = (weeks: readonly GoalWeek[], before: Day): Day[] =>
  [...new Set(weeks.filter((one) => one.monday < before && isOpen(one)).map((one) => one.monday))]
    .sort()
    .reverse()
