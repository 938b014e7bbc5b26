import { instantOf, todayIn } from '../../lib/okr/calendar'
import type { Day, PeriodSettings } from '../../lib/okr/types'
import { holidaysOf } from './holidays'
import { idMaker, noRows, type Rows } from './rows'

/** What every part of the demo builds on: the clock it is built for, the company's calendar, and the rows so far. */
export type World = {
  now: Date
  today: Day
  settings: PeriodSettings
  rows: Rows
  /** Of each key result, in the order of writing. */
  measurements: Map<string, Rows['measurement']>
  id: (at: Date) => string
  /** An instant of the company's wall clock. */
  at: (day: Day, time: string) => Date
  /**
   * The same instants in the same order, moved before `now` where they lie after it: what has been built has happened.
   */
  past: <T extends readonly Date[]>(...instants: T) => { [K in keyof T]: Date }
}

/** The offices are in the US and Central is the largest: at 17:00 on a Friday there, East has just gone home. */
export const TIME_ZONE = 'America/Chicago'

/** When the company set Paceline up. */
export const FOUNDED = '2024-12-09'

const MINUTE = 60_000

export function createWorld(now: Date): World {
  const today = todayIn(TIME_ZONE, now)
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: thisYear + 2 - 2024 }, (_, i) => 2024 + i)
  return {
    now,
    today,
    settings: {
      timeZone: TIME_ZONE,
      checkInWeekday: 5,
      checkInTime: '17:00',
      onTrack: 0.9,
      atRisk: 0.7,
      scoreAgainst: 'adjusted',
      holidays: years.flatMap(holidaysOf).map(({ day }) => day),
      makeUpDays: [],
    },
    rows: noRows(),
    measurements: new Map(),
    id: idMaker('paceline'),
    at: (day, time) => instantOf(day, time, TIME_ZONE),
    past: (...instants) => {
      let latest = now.getTime() - MINUTE
      const moved = instants.toReversed().map((instant) => {
        const at = Math.min(instant.getTime(), latest)
        latest = at - MINUTE
        return new Date(at)
      })
      return moved.reverse() as unknown as { [K in keyof typeof instants]: Date }
    },
  }
}
