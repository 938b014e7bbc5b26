import { expect, test } from 'vitest'
import { quartersFrom, yearOf } from './quarters'

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
