import { expect, test } from 'vitest'
import { goalWeeks, openWeeks, weekState } from './goal-weeks'
import { checkInWeeks } from './weeks'

const settings = {
  timeZone: 'UTC',
  checkInWeekday: 5,
  checkInTime: '17:00',
  holidays: [],
  makeUpDays: [],
}
const q4 = checkInWeeks({ starts: '2026-10-01', deadline: '2026-12-31' }, settings)
const q1 = checkInWeeks({ starts: '2027-01-01', deadline: '2027-03-31' }, settings)
const goal = (id: string, logged: Record<string, string> = {}, excused: string[] = [], weeks = q4) => ({
  ...{ id, weeks, excused: new Set(excused) },
  logged: new Map(Object.entries(logged).map(([week, when]) => [week, at(when)])),
})
const at = (text: string) => new Date(`${text}Z`)
const FRIDAY = at('2026-11-13T15:00')

test('an excused week is neither missed nor on time, whatever was entered', () => {
  const logged = { '2026-11-09': '2026-11-13T12:00' }
  const weeks = goalWeeks([goal('a', logged, ['2026-11-09', '2026-11-02'])], at('2026-11-20T12:00'))
  expect(weekState(weeks, '2026-11-09')).toMatchObject({ timing: 'excused', open: 0 })
  expect(openWeeks(weeks, '2026-11-16').map(({ week }) => week)).not.toContain('2026-11-02')
})

test('a week over two goals says the worst of them and what is still open', () => {
  const logged = { '2026-11-09': '2026-11-13T12:00' }
  const weeks = goalWeeks([goal('a', logged), goal('b')], FRIDAY)
  expect(weekState(weeks, '2026-11-09')).toMatchObject({ timing: 'due', asked: 2, open: 1 })
})

test('a week entered late is late and no longer open', () => {
  const logged = { '2026-11-02': '2026-11-07T12:00' }
  const weeks = goalWeeks([goal('a', logged)], FRIDAY)
  expect(weekState(weeks, '2026-11-02')).toMatchObject({ timing: 'late', open: 0 })
  expect(openWeeks(weeks, '2026-11-09').map(({ week }) => week)).toEqual([
    '2026-10-26',
    '2026-10-19',
    '2026-10-12',
    '2026-10-05',
  ])
})

test('an earlier week says for how many of its goals it is open', () => {
  const weeks = goalWeeks([goal('a', { '2026-11-02': '2026-11-06T12:00' }), goal('b')], FRIDAY)
  expect(openWeeks(weeks, '2026-11-09').slice(0, 2)).toEqual([
    { week: '2026-11-02', asked: 2, open: 1 },
    { week: '2026-10-26', asked: 2, open: 2 },
  ])
})

test('week 53 asks the old quarter for a check-in; the new one has too few days in it', () => {
  const weeks = goalWeeks([goal('old'), goal('new', {}, [], q1)], at('2026-12-30T12:00'))
  expect(weekState(weeks, '2026-12-28')).toMatchObject({
    timing: 'due',
    asked: 1,
    due: { day: '2026-12-31' },
  })
})

test('a week that asks for nothing has no timing', () => {
  expect(weekState(goalWeeks([goal('a')], FRIDAY), '2026-09-21')).toEqual({
    timing: null,
    due: null,
    asked: 0,
    open: 0,
  })
})
