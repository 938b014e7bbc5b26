import { expect, test } from 'vitest'
import { periodStands } from './period-stands'
import type { PeriodState } from './types'

test.each<[PeriodState, string, string]>([
  ['active', '2026-12-31', 'ahead'],
  ['active', '2027-01-01', 'active'],
  ['active', '2027-04-05', 'active'],
  ['planning', '2026-12-31', 'planning'],
  ['grading', '2026-12-31', 'grading'],
  ['closed', '2027-04-05', 'closed'],
])('a period of 2027 that is %s stands on %s as %s', (state, today, stands) => {
  expect(periodStands({ state, first: '2027-01-01' }, today)).toBe(stands)
})
