import { UTCDate } from '@date-fns/utc'
import { getISOWeek, getISOWeekYear } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  formatIsoWeek,
  instantOf,
  isDay,
  isoWeek,
  isWorkingDay,
  mondayOf,
  parseIsoWeek,
  quarterOf,
  sundayOf,
  todayIn,
  weekday,
  weekFromIso,
  weekOf,
  weekOfPeriod,
  weeksInIsoYear,
  workingDaysBetween,
} from './calendar'

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayFromNumber)

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['2026-1-1', false],
  ['0026-01-01', false],
  ['２０２６-01-01', false],
  ['2026-01-01T00:00', false],
  ['', false],
])('%j is a day: %s', (text, answer) => expect(isDay(text)).toBe(answer))

describe('ISO weeks', () => {
  test.each([
    ['2026-12-27', 2026, 52],
    ['2026-12-28', 2026, 53],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2025-12-29', 2026, 1],
    ['2021-01-03', 2020, 53],
    ['2016-01-03', 2015, 53],
  ])('%s is in %i week %i', (day, year, week) => expect(isoWeek(day)).toEqual({ year, week }))

  it('has 53 weeks in 2026 and 52 in 2025', () => {
    expect([weeksInIsoYear(2026), weeksInIsoYear(2025)]).toEqual([53, 52])
    expect(weekFromIso(2026, 53)).toBe('2026-12-28')
    expect(() => weekFromIso(2025, 53)).toThrow(RangeError)
  })

  test.each(['2025-W53', '2026-W54', '2026-W00', '2026-W1', '2026-53', 'W53', ''])(
    '%j is no week',
    (text) => {
      expect(parseIsoWeek(text)).toBeNull()
    },
  )

  it('agrees with another implementation', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new UTCDate(`${day}T00:00:00Z`)
        expect(isoWeek(day)).toEqual({ year: getISOWeekYear(date), week: getISOWeek(date) })
      }),
    )
  })

  it('goes from a day to its week and back to its Monday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, week } = isoWeek(day)
        expect(weekFromIso(year, week)).toBe(mondayOf(day))
        expect(parseIsoWeek(formatIsoWeek(day))).toBe(mondayOf(day))
        expect(daysBetween(mondayOf(day), day)).toBe(weekday(day) - 1)
        expect(daysBetween(mondayOf(day), sundayOf(day))).toBe(6)
      }),
    )
  })
})

it('adds days back and forth', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days)
      expect(isDay(addDays(day, days))).toBe(true)
    }),
  )
})

describe('working days', () => {
  // National Day 2026 in China: 1 to 7 October off, Saturday 10 October worked.
  const calendar = {
    holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-05', '2026-10-06', '2026-10-07'],
    makeUpDays: ['2026-10-10'],
  }
  it('leaves out weekends and holidays and takes in make-up days', () => {
    expect(isWorkingDay('2026-09-30', calendar)).toBe(true)
    expect(isWorkingDay('2026-10-01', calendar)).toBe(false)
    expect(isWorkingDay('2026-10-03', calendar)).toBe(false)
    expect(isWorkingDay('2026-10-10', calendar)).toBe(true)
    expect(isWorkingDay('2026-10-11', calendar)).toBe(false)
    expect(workingDaysBetween('2026-10-01', '2026-10-31', calendar)).toBe(22 - 5 + 1)
  })
  it('works a day that stands in both lists', () => {
    expect(isWorkingDay('2026-10-10', { holidays: ['2026-10-10'], makeUpDays: ['2026-10-10'] })).toBe(true)
  })
  it('is nothing where the end comes first', () => {
    expect(workingDaysBetween('2026-10-12', '2026-10-09', calendar)).toBe(0)
  })
  it('counts what asking day by day counts', () => {
    const near = fc.integer({ min: dayNumber('2026-09-01'), max: dayNumber('2026-11-30') }).map(dayFromNumber)
    const lists = fc.record({ holidays: fc.array(near), makeUpDays: fc.array(near) })
    fc.assert(
      fc.property(near, fc.integer({ min: 0, max: 80 }), lists, (first, length, calendar) => {
        const days = Array.from({ length: length + 1 }, (_, i) => addDays(first, i))
        const slow = days.filter((day) => isWorkingDay(day, calendar)).length
        expect(workingDaysBetween(first, addDays(first, length), calendar)).toBe(slow)
      }),
    )
  })
})

describe('time zones', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-13T16:00:00Z', '2026-11-14'],
    ['Asia/Shanghai', '2026-11-13T15:59:59Z', '2026-11-13'],
    ['America/New_York', '2026-11-13T04:59:59Z', '2026-11-12'],
    ['America/New_York', '2026-07-01T04:00:00Z', '2026-07-01'],
    ['UTC', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
  ])('in %s at %s it is %s', (zone, now, day) => expect(todayIn(zone, new Date(now))).toBe(day))

  test.each([
    ['2026-11-13', '17:00', 'Asia/Shanghai', '2026-11-13T09:00:00.000Z'],
    ['2026-03-06', '17:00', 'America/New_York', '2026-03-06T22:00:00.000Z'],
    ['2026-03-13', '17:00', 'America/New_York', '2026-03-13T21:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-13', '00:00', 'UTC', '2026-11-13T00:00:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant)
  })

  it('finds the day of an instant it made', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Pacific/Kiritimati',
      'UTC',
    )
    const hours = fc.integer({ min: 4, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`)
    const recent = fc
      .integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-12-31') })
      .map(dayFromNumber)
    fc.assert(
      fc.property(recent, hours, zones, (day, time, zone) => {
        expect(todayIn(zone, instantOf(day, time, zone))).toBe(day)
      }),
    )
  })
})

test.each([
  ['2026-11-13', { first: '2026-10-01', last: '2026-12-31', year: 2026, quarter: 4 }],
  ['2028-02-29', { first: '2028-01-01', last: '2028-03-31', year: 2028, quarter: 1 }],
  ['2026-06-30', { first: '2026-04-01', last: '2026-06-30', year: 2026, quarter: 2 }],
  ['2026-01-01', { first: '2026-01-01', last: '2026-03-31', year: 2026, quarter: 1 }],
  ['2026-09-15', { first: '2026-07-01', last: '2026-09-30', year: 2026, quarter: 3 }],
  ['2026-12-31', { first: '2026-10-01', last: '2026-12-31', year: 2026, quarter: 4 }],
])('%s is in its quarter', (day, quarter) => expect(quarterOf(day)).toEqual(quarter))

test.each([
  ['2026-10-01', 1],
  ['2026-10-07', 1],
  ['2026-10-08', 2],
  ['2026-12-31', 14],
  ['2026-09-30', 0],
])('%s is in week %i of the quarter', (day, week) => expect(weekOfPeriod(day, '2026-10-01')).toBe(week))

test.each([
  ['2026-09-20', 1],
  ['2026-10-01', 1],
  ['2026-11-24', 8],
  ['2026-12-30', 13],
  ['2026-12-31', 13],
  ['2027-01-05', 13],
])('%s is said to be in week %i of 13', (day, week) =>
  expect(weekOf({ first: '2026-10-01', last: '2026-12-31' }, day)).toEqual({ week, weeks: 13 }),
)
