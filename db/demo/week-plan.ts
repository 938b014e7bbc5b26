import { addDays, isWorkingDay, latest } from '../../lib/okr/calendar'
import type { CheckInWeek } from '../../lib/okr/weeks'
import type { Day } from '../../lib/okr/types'
import type { Dice } from './random'
import type { World } from './world'

/** What becomes of somebody's week: logged at a time, excused, or nothing (yet). */
export type Fate = { kind: 'logged'; at: Date } | { kind: 'excused'; at: Date } | { kind: 'nothing' }

/** How reliably somebody logs, 0 to 1: most do nearly always. */
export type Habit = { onTime: number; late: number; madeUp: number; excused: number }

export const habitOf = (luck: Dice): Habit => {
  const onTime = luck.between(0.7, 0.95)
  const rest = 1 - onTime
  return { onTime, late: rest * 0.4, madeUp: rest * 0.15, excused: rest * 0.12 }
}

const HOUR = 3_600_000

const time = (luck: Dice, from: number, to: number): string =>
  `${String(luck.whole(from, to)).padStart(2, '0')}:${String(luck.whole(1, 58)).padStart(2, '0')}`

/** Decides one week. `certain` weeks are logged on time: the last of a quarter, from which its result is read. */
export function fateOf(
  world: World,
  { monday, due }: CheckInWeek,
  starts: Day,
  habit: Habit,
  luck: Dice,
  certain: boolean,
): Fate {
  const roll = certain ? luck.between(0, habit.onTime) : luck.next()
  const early = luck.chance(0.25)
  const logged = (at: Date): Fate => (at < world.now ? { kind: 'logged', at } : { kind: 'nothing' })

  if (roll < habit.onTime) {
    const dayBefore = addDays(due.day, -1)
    const eve = !early || dayBefore < latest(starts, monday) ? due.day : dayBefore
    const at = world.at(eve, eve === due.day ? time(luck, 9, 16) : time(luck, 11, 17))
    if (at < world.now) return logged(at)
    // In the week in progress some have it behind them already.
    const from = Math.max(due.opens.getTime(), world.at(starts, '00:00').getTime()) + 9 * HOUR
    const until = world.now.getTime() - HOUR / 4
    if (early && until > from) return logged(new Date(Math.max(from, until - luck.whole(10, 150) * 60_000)))
    return { kind: 'nothing' }
  }
  if (roll < habit.onTime + habit.late) {
    const at = world.at(addDays(due.day, luck.chance(0.25) ? 1 : 3), time(luck, 8, 16))
    return logged(at)
  }
  if (roll < habit.onTime + habit.late + habit.madeUp)
    return logged(world.at(addDays(due.day, luck.whole(5, 9)), time(luck, 8, 17)))
  if (roll < habit.onTime + habit.late + habit.madeUp + habit.excused) {
    const at = world.at(addDays(monday, -3), time(luck, 9, 16))
    return at < world.now ? { kind: 'excused', at } : { kind: 'nothing' }
  }
  return { kind: 'nothing' }
}

/** When somebody above reads what was logged: within working hours of the next days. */
export function readingTime(world: World, loggedOn: Day, luck: Dice): Date {
  let day = addDays(loggedOn, luck.pick([0, 1, 1, 2, 3]))
  while (!isWorkingDay(day, world.settings)) day = addDays(day, 1)
  return world.at(day, day === loggedOn ? time(luck, 17, 19) : time(luck, 8, 16))
}

/** The first working day after a day. */
export function nextWorkingDay(world: World, day: Day): Day {
  let next = addDays(day, 1)
  while (!isWorkingDay(next, world.settings)) next = addDays(next, 1)
  return next
}

/** The last working day before a day. */
export function workingDayBefore(world: World, day: Day): Day {
  let before = addDays(day, -1)
  while (!isWorkingDay(before, world.settings)) before = addDays(before, -1)
  return before
}
