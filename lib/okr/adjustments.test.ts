import { expect, test } from 'vitest'
import { isLapsed, isLateAdjustment } from './adjustments'

const quarter = { starts: '2025-01-01', deadline: '2025-03-31' }

test.each([
  ['2025-01-01', false],
  ['2025-02-21', false],
  // Day 81 of 90 is nine tenths exactly, day 82 more.
  ['2025-03-22', false],
  ['2025-03-23', true],
  ['2025-03-31', true],
])('on %s of the first quarter late is %s', (today, late) => {
  expect(isLateAdjustment(quarter, today)).toBe(late)
})

test('a goal of one day is late on that day', () => {
  expect(isLateAdjustment({ starts: '2025-03-31', deadline: '2025-03-31' }, '2025-03-31')).toBe(true)
})

test.each([
  ['proposed', '2025-03-31', false],
  ['proposed', '2025-04-01', true],
  ['accepted', '2025-04-01', false],
  ['declined', '2025-04-01', false],
] as const)('%s on %s it has lapsed is %s', (state, today, lapsed) => {
  expect(isLapsed({ state }, quarter, today)).toBe(lapsed)
})
