import {
  addDays,
  dayFromNumber,
  dayNumber,
  earliest,
  instantOf,
  isWorkingDay,
  latest,
  mondayOf,
  workingDaysBetween,
} from './calendar'
import type { CheckInTiming, Day, PeriodSettings } from './types'

/** Fewer working days than this inside the goal, and the week asks for no check-in. */
const FEWEST_WORKING_DAYS = 3
const DAYS_LATE = 3

/** When a week's check-in can be logged, is due, and stops being merely late. */
export type CheckInDue = { day: Day; opens: Date; at: Date; lateUntil: Date }
export type CheckInWeek = { monday: Day; due: CheckInDue }
type Span = { starts: Day; deadline: Day }
type WeekSettings = Pick<
  PeriodSettings,
  'timeZone' | 'checkInWeekday' | 'checkInTime' | 'holidays' | 'makeUpDays'
>

function dueDay(monday: Day, first: Day, last: Day, settings: WeekSettings): Day {
  const asked = earliest(addDays(monday, settings.checkInWeekday - 1), last)
  for (let n = dayNumber(asked); n >= dayNumber(first); n -= 1) {
    if (isWorkingDay(dayFromNumber(n), settings)) return dayFromNumber(n)
  }
  // The check-in day opens the week and is a holiday or lies before the start: the first working day after it.
  for (let n = Math.max(dayNumber(asked), dayNumber(first)); n <= dayNumber(last); n += 1) {
    if (isWorkingDay(dayFromNumber(n), settings)) return dayFromNumber(n)
  }
  return last
}

function dueOn(monday: Day, day: Day, { timeZone, checkInTime }: WeekSettings): CheckInDue {
  return {
    day,
    opens: instantOf(monday, '00:00', timeZone),
    at: instantOf(day, checkInTime, timeZone),
    lateUntil: instantOf(addDays(day, DAYS_LATE), checkInTime, timeZone),
  }
}

function computeWeeks({ starts, deadline }: Span, settings: WeekSettings): CheckInWeek[] {
  const weeks: CheckInWeek[] = []
  for (let monday = mondayOf(starts); monday <= deadline; monday = addDays(monday, 7)) {
    const first = latest(monday, starts)
    const last = earliest(addDays(monday, 6), deadline)
    if (workingDaysBetween(first, last, settings) < FEWEST_WORKING_DAYS) continue
    weeks.push({ monday, due: dueOn(monday, dueDay(monday, first, last, settings), settings) })
  }
  return weeks
}

// Instants in a time zone are costly, and every page asks for the same few quarters.
const MOST_SPANS = 500
const known = new Map<string, readonly CheckInWeek[]>()
const names = new WeakMap<WeekSettings, string>()

/** What of the settings decides the weeks, as a text. */
function nameOf(settings: WeekSettings): string {
  const { timeZone, checkInWeekday, checkInTime, holidays, makeUpDays } = settings
  const name =
    names.get(settings) ?? JSON.stringify([timeZone, checkInWeekday, checkInTime, holidays, makeUpDays])
  names.set(settings, name)
  return name
}

/**
 * The weeks in which a goal asks for a check-in, in order. Due on the company's check-in day and time; where that is no
 * working day, on the last working day before it in that week inside the goal (the first after it where there is none);
 * in the last week never later than the deadline. A week with fewer than 3 working days inside the goal has none. The
 * week a goal ends in may be the one the next quarter's goal begins in: both may have it.
 *
 * Remembered by what the settings say and by span.
 */
export function checkInWeeks(span: Span, settings: WeekSettings): readonly CheckInWeek[] {
  const key = `${span.starts}/${span.deadline} ${nameOf(settings)}`
  const weeks = known.get(key) ?? computeWeeks(span, settings)
  if (known.size >= MOST_SPANS) known.clear()
  known.set(key, weeks)
  return weeks
}

/** The last due day that lies before today, or null. Pass the Mondays of excused weeks: nothing was due in them. */
export function lastDueBefore(
  weeks: readonly CheckInWeek[],
  today: Day,
  excused?: ReadonlySet<Day>,
): Day | null {
  for (let i = weeks.length - 1; i >= 0; i -= 1) {
    const week = weeks[i]!
    if (week.due.day < today && !excused?.has(week.monday)) return week.due.day
  }
  return null
}

export type WeekTiming = CheckInTiming | 'due' | 'upcoming'

/**
 * How a week's check-in stands, from the time its first version was recorded. *Late* for 3 days after it was due,
 * entered or not; then *missed*, or *made up* once it is entered. `due` from the week's Monday on, `upcoming` before it.
 * An excused week stays excused whatever was entered.
 */
export function timing(week: {
  due: CheckInDue
  recordedAt: Date | null
  excused: boolean
  now: Date
}): WeekTiming {
  const { due, recordedAt, excused, now } = week
  if (excused) return 'excused'
  const at = recordedAt ?? now
  if (at <= due.at) return recordedAt ? 'on_time' : now < due.opens ? 'upcoming' : 'due'
  if (at <= due.lateUntil) return 'late'
  return recordedAt ? 'made_up' : 'missed'
}

/** The date a value is for unless its owner says otherwise: the earliest of today, the week's Sunday and the deadline. */
export const defaultMeasurementDay = (monday: Day, today: Day, deadline: Day): Day =>
  earliest(today, addDays(monday, 6), deadline)

export type Discipline = {
  onTime: number
  late: number
  /** Never entered, or made up afterwards. */
  missed: number
  madeUp: number
  excused: number
  /** onTime + late + missed; excused, due and upcoming weeks are left out. */
  counted: number
  /** onTime ÷ counted, 0–1; null while nothing counts. */
  rate: number | null
}

export function discipline(timings: readonly WeekTiming[]): Discipline {
  const number = (wanted: WeekTiming) => timings.filter((one) => one === wanted).length
  const onTime = number('on_time')
  const late = number('late')
  const madeUp = number('made_up')
  const missed = number('missed') + madeUp
  const counted = onTime + late + missed
  return {
    onTime,
    late,
    missed,
    madeUp,
    excused: number('excused'),
    counted,
    rate: counted ? onTime / counted : null,
  }
}
