import type { Day } from './types'
import { timing, type CheckInWeek, type WeekTiming } from './weeks'

export type GoalWeek = {
  goalId: string
  monday: Day
  due: CheckInWeek['due']
  timing: WeekTiming
  loggedAt: Date | null
}

type Weeks = {
  weeks: readonly CheckInWeek[]
  /** When each that has a check-in was first logged, by its Monday. */
  logged: ReadonlyMap<Day, Date>
  excused: ReadonlySet<Day>
}

/** How a week that asks a goal for a check-in went so far. */
export const timingIn = ({ logged, excused }: Weeks, { monday, due }: CheckInWeek, now: Date): WeekTiming =>
  timing({ due, recordedAt: logged.get(monday) ?? null, excused: excused.has(monday), now })

/** So of all its weeks. */
export const weekTimings = (goal: Weeks, now: Date): WeekTiming[] =>
  goal.weeks.map((week) => timingIn(goal, week, now))

/** How one week went; null of one that asks for no check-in: what is told of it counts neither way. */
export function timingOf(goal: Weeks, monday: Day, now: Date): WeekTiming | null {
  const week = goal.weeks.find((one) => one.monday === monday)
  return week ? timingIn(goal, week, now) : null
}

/** How each week of some goals stands. A week that asks for no check-in has no row. */
export const goalWeeks = (goals: readonly (Weeks & { id: string })[], now: Date): GoalWeek[] =>
  goals.flatMap((goal) =>
    goal.weeks.map((week) => ({
      goalId: goal.id,
      monday: week.monday,
      due: week.due,
      timing: timingIn(goal, week, now),
      loggedAt: goal.logged.get(week.monday) ?? null,
    })),
  )

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

/** A week still to be logged: for how many of the goals that ask for a check-in in it. */
export type OpenWeek = { week: Day } & Pick<WeekState, 'asked' | 'open'>

/** Weeks before a Monday that are still open for some goal, newest first. */
export const openWeeks = (weeks: readonly GoalWeek[], before: Day): OpenWeek[] =>
  [...new Set(weeks.filter((one) => one.monday < before && isOpen(one)).map((one) => one.monday))]
    .sort()
    .reverse()
    .map((week) => {
      const { asked, open } = weekState(weeks, week)
      return { week, asked, open }
    })
