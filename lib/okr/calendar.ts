import { TZDate, tzOffset } from '@date-fns/tz'
import type { Day } from './types'

/**
 * Calendar dates as `YYYY-MM-DD` strings, counted as whole days since 1970-01-01 so that no time zone can shift them.
 * Weeks are ISO weeks: Monday first, and the year's week 1 holds its first Thursday.
 */

const MS_A_DAY = 86_400_000
// 1970-01-01 was a Thursday; adding 3 makes Monday the first of seven.
const weekdayFrom0 = (n: number): number => (((n + 3) % 7) + 7) % 7

/** Whole days since 1970-01-01. The day must be one (`isDay`). */
export const dayNumber = (day: Day): number =>
  Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / MS_A_DAY

/** To have a Date made and written out takes many times as long as to remember it, and a page asks for thousands, mostly the same. */
const written = new Map<number, Day>()
const MOST_WRITTEN = 10_000

export function dayFromNumber(n: number): Day {
  const known = written.get(n)
  if (known !== undefined) return known
  const day = new Date(n * MS_A_DAY).toISOString().slice(0, 10)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(n, day)
  return day
}

/** Whether the text is a date that exists, from the year 1000 to 9999. */
export function isDay(text: string): text is Day {
  if (!/^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false
  return dayFromNumber(dayNumber(text)) === text
}

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days)

/** Days from `first` to `last`: 0 on the same day, negative when `last` comes first. */
export const daysBetween = (first: Day, last: Day): number => dayNumber(last) - dayNumber(first)

export const earliest = (...days: [Day, ...Day[]]): Day => days.reduce((a, b) => (b < a ? b : a))
export const latest = (...days: [Day, ...Day[]]): Day => days.reduce((a, b) => (b > a ? b : a))

/** 1 (Monday) to 7 (Sunday). */
export const weekday = (day: Day): number => weekdayFrom0(dayNumber(day)) + 1

export function mondayOf(day: Day): Day {
  const n = dayNumber(day)
  return dayFromNumber(n - weekdayFrom0(n))
}

export const sundayOf = (day: Day): Day => addDays(mondayOf(day), 6)

const firstMonday = (year: number): number => {
  const fourth = Date.UTC(year, 0, 4) / MS_A_DAY
  return fourth - weekdayFrom0(fourth)
}

/** The ISO year and week (1–53) a day is in: 2027-01-03 is in week 53 of 2026. */
export function isoWeek(day: Day): { year: number; week: number } {
  const n = dayNumber(day)
  const thursday = n - weekdayFrom0(n) + 3
  const year = new Date(thursday * MS_A_DAY).getUTCFullYear()
  return { year, week: Math.floor((thursday - firstMonday(year)) / 7) + 1 }
}

/** 52 or 53. */
export const weeksInIsoYear = (year: number): number => (firstMonday(year + 1) - firstMonday(year)) / 7

/** The Monday of an ISO week. Throws a RangeError for a week that year does not have. */
export function weekFromIso(year: number, week: number): Day {
  if (!Number.isInteger(week) || week < 1 || week > weeksInIsoYear(year)) {
    throw new RangeError(`${year} has no week ${week}`)
  }
  return dayFromNumber(firstMonday(year) + (week - 1) * 7)
}

/** `2026-W53` ↔ its Monday, for addresses; null for anything that is no week. */
export function parseIsoWeek(text: string): Day | null {
  const match = /^([1-9]\d{3})-W(\d{2})$/.exec(text)
  if (!match) return null
  const [year, week] = [Number(match[1]), Number(match[2])]
  return week >= 1 && week <= weeksInIsoYear(year) ? weekFromIso(year, week) : null
}

export function formatIsoWeek(day: Day): string {
  const { year, week } = isoWeek(day)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** Days off and days on (调休) beside Monday to Friday; a day in both lists is worked. */
export type WorkCalendar = { holidays: readonly Day[]; makeUpDays: readonly Day[] }

type CountedCalendar = { off: Set<number>; on: Set<number>; corrections: [number, 1 | -1][] }
const counted = new WeakMap<WorkCalendar, CountedCalendar>()

function countedCalendar(calendar: WorkCalendar): CountedCalendar {
  const known = counted.get(calendar)
  if (known) return known
  const on = new Set(calendar.makeUpDays.map(dayNumber))
  const off = new Set(calendar.holidays.map(dayNumber).filter((n) => !on.has(n)))
  const corrections: [number, 1 | -1][] = []
  for (const n of off) if (weekdayFrom0(n) < 5) corrections.push([n, -1])
  for (const n of on) if (weekdayFrom0(n) >= 5) corrections.push([n, 1])
  const result = { off, on, corrections }
  counted.set(calendar, result)
  return result
}

/** Monday to Friday less holidays, plus make-up working days. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  const n = dayNumber(day)
  const { off, on } = countedCalendar(calendar)
  return on.has(n) || (weekdayFrom0(n) < 5 && !off.has(n))
}

// Monday to Friday among the days before n, counted from a Monday far away.
const weekdaysBefore = (n: number): number => {
  const weeks = Math.floor((n + 3) / 7)
  return weeks * 5 + Math.min(weekdayFrom0(n), 5)
}

/** Working days from `first` to `last`, both inclusive; 0 when `last` comes first. */
export function workingDaysBetween(first: Day, last: Day, calendar: WorkCalendar): number {
  const from = dayNumber(first)
  const to = dayNumber(last)
  if (to < from) return 0
  let days = weekdaysBefore(to + 1) - weekdaysBefore(from)
  for (const [n, by] of countedCalendar(calendar).corrections) if (n >= from && n <= to) days += by
  return days
}

/** The date it is in a time zone (IANA name) at an instant. */
export function todayIn(timeZone: string, now: Date): Day {
  return new Date(now.getTime() + tzOffset(timeZone, now) * 60_000).toISOString().slice(0, 10)
}

/** The instant of a wall-clock time `HH:mm` in a time zone; a time a clock change skips is the one as long after it. */
export function instantOf(day: Day, time: string, timeZone: string): Date {
  const [hours, minutes] = time.split(':')
  const wall = new TZDate(
    +day.slice(0, 4),
    +day.slice(5, 7) - 1,
    +day.slice(8, 10),
    Number(hours),
    Number(minutes),
    timeZone,
  )
  return new Date(wall.getTime())
}

/** The calendar quarter a day is in. */
export function quarterOf(day: Day): { first: Day; last: Day; year: number; quarter: number } {
  const year = +day.slice(0, 4)
  const quarter = Math.ceil(+day.slice(5, 7) / 3)
  const start = (q: number) => Date.UTC(year, (q - 1) * 3, 1) / MS_A_DAY
  return { first: dayFromNumber(start(quarter)), last: dayFromNumber(start(quarter + 1) - 1), year, quarter }
}

/** Which week of a period a day is in, week n being its days 7n − 6 to 7n; 0 or less before the first day. */
export const weekOfPeriod = (day: Day, first: Day): number => Math.floor(daysBetween(first, day) / 7) + 1

/**
 * Which week of a period a day lies in and how many it has, to be said to people: a quarter has 13, its odd last day or two
 * belong to the thirteenth.
 */
export function weekOf(
  { first, last }: { first: Day; last: Day },
  day: Day,
): { week: number; weeks: number } {
  const weeks = Math.max(1, Math.round((daysBetween(first, last) + 1) / 7))
  return { week: Math.min(weeks, Math.max(1, weekOfPeriod(earliest(day, last), first))), weeks }
}
