import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, dayFromNumber, dayNumber, instantOf, isWorkingDay, workingDaysBetween } from './calendar'
import type { PeriodSettings } from './types'
import { checkInWeeks, defaultMeasurementDay, discipline, lastDueBefore, timing } from './weeks'

const settings: PeriodSettings = {
  timeZone: 'Asia/Shanghai',
  checkInWeekday: 5,
  checkInTime: '17:00',
  onTrack: 0.9,
  atRisk: 0.7,
  scoreAgainst: 'adjusted',
  holidays: [],
  makeUpDays: [],
}
const dueDays = (starts: string, deadline: string, change: Partial<PeriodSettings> = {}) =>
  checkInWeeks({ starts, deadline }, { ...settings, ...change }).map(
    ({ monday, due }) => `${monday} ${due.day}`,
  )

describe('the weeks of a goal', () => {
  it('are due on the check-in day at the company time', () => {
    const [first] = checkInWeeks({ starts: '2026-10-01', deadline: '2026-12-31' }, settings)
    // Thursday 1 and Friday 2 October are two working days: that week asks for nothing.
    expect(first).toEqual({
      monday: '2026-10-05',
      due: {
        day: '2026-10-09',
        opens: new Date('2026-10-04T16:00:00Z'),
        at: new Date('2026-10-09T09:00:00Z'),
        lateUntil: new Date('2026-10-12T09:00:00Z'),
      },
    })
  })

  it('hold week 53 of 2026 for the old quarter and not for the new one', () => {
    // 28 December to 3 January: four working days of the old quarter, one of the new.
    expect(dueDays('2026-10-01', '2026-12-31').at(-1)).toBe('2026-12-28 2026-12-31')
    expect(dueDays('2027-01-01', '2027-03-31')[0]).toBe('2027-01-04 2027-01-08')
  })

  it('may hold one week for the old and for the new quarter', () => {
    // Make-up days at the weekend give both three working days: Monday to Wednesday, Thursday to Saturday.
    const change = { makeUpDays: ['2026-07-04'] }
    expect(dueDays('2026-04-01', '2026-07-01', change).at(-1)).toBe('2026-06-29 2026-07-01')
    expect(dueDays('2026-07-02', '2026-09-30', change)[0]).toBe('2026-06-29 2026-07-03')
  })

  it('are due on the working day before a holiday', () => {
    expect(dueDays('2026-10-05', '2026-10-11', { holidays: ['2026-10-09'] })).toEqual([
      '2026-10-05 2026-10-08',
    ])
    const both = { holidays: ['2026-10-08', '2026-10-09'] }
    expect(dueDays('2026-10-05', '2026-10-11', both)).toEqual(['2026-10-05 2026-10-07'])
  })

  it('ask for nothing in a week with fewer than three working days', () => {
    const week = { holidays: ['2026-10-05', '2026-10-06', '2026-10-07'] }
    expect(dueDays('2026-10-05', '2026-10-11', week)).toEqual([])
    expect(dueDays('2026-10-05', '2026-10-11', { ...week, makeUpDays: ['2026-10-10'] })).toEqual([
      '2026-10-05 2026-10-09',
    ])
    expect(dueDays('2026-10-01', '2026-10-02')).toEqual([])
  })

  it('never ask later than the deadline', () => {
    expect(dueDays('2026-10-05', '2026-10-07')).toEqual(['2026-10-05 2026-10-07'])
    expect(dueDays('2026-10-05', '2026-10-11')).toEqual(['2026-10-05 2026-10-09'])
  })

  it('fall on Friday where the check-in day is a Sunday', () => {
    expect(dueDays('2026-10-05', '2026-10-11', { checkInWeekday: 7 })).toEqual(['2026-10-05 2026-10-09'])
  })

  it('fall on the next working day where none comes before in that week', () => {
    const monday = { checkInWeekday: 1 }
    expect(dueDays('2026-10-05', '2026-10-11', { ...monday, holidays: ['2026-10-05'] })).toEqual([
      '2026-10-05 2026-10-06',
    ])
    expect(dueDays('2026-10-06', '2026-10-11', monday)).toEqual(['2026-10-05 2026-10-06'])
  })

  it('are the same object for the same settings and span', () => {
    const span = { starts: '2026-10-01', deadline: '2026-12-31' }
    expect(checkInWeeks(span, settings)).toBe(checkInWeeks({ ...span }, settings))
  })

  it('are due on a working day inside the goal, one a week, in order', () => {
    const days = fc.integer({ min: dayNumber('2026-08-01'), max: dayNumber('2027-02-28') }).map(dayFromNumber)
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(days, { maxLength: 30 }),
        fc.array(days),
        (starts, length, checkInWeekday, holidays, makeUpDays) => {
          const changed = { ...settings, checkInWeekday, holidays, makeUpDays }
          const deadline = addDays(starts, length)
          const weeks = checkInWeeks({ starts, deadline }, changed)
          weeks.forEach(({ monday, due }, i) => {
            expect(isWorkingDay(due.day, changed)).toBe(true)
            expect(due.day >= starts && due.day <= deadline).toBe(true)
            expect(due.day >= monday && due.day <= addDays(monday, 6)).toBe(true)
            if (i > 0) expect(monday > weeks[i - 1]!.monday).toBe(true)
          })
          if (workingDaysBetween(starts, deadline, changed) < 3) expect(weeks).toEqual([])
        },
      ),
    )
  })
})

describe('timing', () => {
  const due = checkInWeeks({ starts: '2026-10-05', deadline: '2026-10-11' }, settings)[0]!.due
  const at = (text: string) => {
    const [day, time] = text.split(' ')
    return instantOf(day!, time!, settings.timeZone)
  }
  const later = at('2026-11-01 12:00')

  test.each([
    ['2026-10-05 08:00', 'on_time'],
    ['2026-10-09 17:00', 'on_time'],
    ['2026-10-09 17:01', 'late'],
    ['2026-10-12 17:00', 'late'],
    ['2026-10-12 17:01', 'made_up'],
  ])('entered %s: %s', (recorded, expected) => {
    expect(timing({ due, recordedAt: at(recorded), excused: false, now: later })).toBe(expected)
  })

  test.each([
    ['2026-10-04 23:59', 'upcoming'],
    ['2026-10-05 00:00', 'due'],
    ['2026-10-09 17:00', 'due'],
    ['2026-10-09 17:01', 'late'],
    ['2026-10-12 17:01', 'missed'],
  ])('not entered by %s: %s', (now, expected) => {
    expect(timing({ due, recordedAt: null, excused: false, now: at(now) })).toBe(expected)
  })

  it('is excused whatever was entered', () => {
    for (const recordedAt of [null, at('2026-10-06 09:00'), at('2026-10-20 09:00')]) {
      expect(timing({ due, recordedAt, excused: true, now: later })).toBe('excused')
    }
  })

  it('has one answer for every moment, and entering never makes it worse', () => {
    const worst = ['on_time', 'due', 'upcoming', 'late', 'made_up', 'missed']
    const moments = fc.date({ min: at('2026-09-01 00:00'), max: at('2026-12-01 00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (now) => {
        const without = timing({ due, recordedAt: null, excused: false, now })
        const entered = timing({ due, recordedAt: now, excused: false, now })
        expect(worst).toContain(without)
        expect(worst.indexOf(entered)).toBeLessThanOrEqual(worst.indexOf(without))
      }),
    )
  })

  it('keeps its three days over a change of the clock', () => {
    const [week] = checkInWeeks(
      { starts: '2026-03-02', deadline: '2026-03-08' },
      { ...settings, timeZone: 'America/New_York' },
    )
    expect(week!.due.at.toISOString()).toBe('2026-03-06T22:00:00.000Z')
    expect(week!.due.lateUntil.toISOString()).toBe('2026-03-09T21:00:00.000Z')
  })
})

test('discipline counts a made-up week as missed and leaves excused and open ones out', () => {
  expect(
    discipline(['on_time', 'on_time', 'late', 'missed', 'made_up', 'excused', 'due', 'upcoming']),
  ).toEqual({ onTime: 2, late: 1, missed: 2, madeUp: 1, excused: 1, counted: 5, rate: 0.4 })
  expect(discipline(['excused', 'due']).rate).toBeNull()
})

test.each([
  ['2026-10-07', '2026-12-31', '2026-10-07'],
  ['2026-10-20', '2026-12-31', '2026-10-11'],
  ['2026-10-20', '2026-10-08', '2026-10-08'],
])('a value logged on %s for a goal due %s is for %s', (today, deadline, day) => {
  expect(defaultMeasurementDay('2026-10-05', today, deadline)).toBe(day)
})

test('the last due day is over before it counts, and an excused week has none', () => {
  const weeks = checkInWeeks({ starts: '2026-10-05', deadline: '2026-10-25' }, settings)
  expect(lastDueBefore(weeks, '2026-10-09')).toBeNull()
  expect(lastDueBefore(weeks, '2026-10-10')).toBe('2026-10-09')
  expect(lastDueBefore(weeks, '2026-10-19')).toBe('2026-10-16')
  expect(lastDueBefore(weeks, '2026-10-19', new Set(['2026-10-12']))).toBe('2026-10-09')
})
