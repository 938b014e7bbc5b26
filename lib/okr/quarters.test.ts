import { expect, test } from 'vitest'
import { quarterOf, quartersFrom, yearOf } from './quarters'

test.each([
  ['2026-01-01', '2026-01-01', '2026-03-31'],
  ['2024-02-29', '2024-01-01', '2024-03-31'],
  ['2026-06-30', '2026-04-01', '2026-06-30'],
  ['2026-09-15', '2026-07-01', '2026-09-30'],
  ['2026-12-31', '2026-10-01', '2026-12-31'],
])('the quarter of %s is %s to %s', (day, first, last) => {
  expect(quarterOf(day)).toEqual({ first, last })
})

test('quarters follow each other over the end of a year', () => {
  expect(quartersFrom('2026-11-24', 3).map(({ first }) => first)).toEqual([
    '2026-10-01',
    '2027-01-01',
    '2027-04-01',
  ])
})

test('a year is the calendar year', () => {
  expect(yearOf('2026-11-24')).toEqual({ first: '2026-01-01', last: '2026-12-31' })
})
