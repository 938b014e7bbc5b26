import { expect, test } from 'vitest'
import { weeklyDays } from './goal-templates'

test.each([
  [
    'the next check-in days, a week apart',
    '2026-11-13',
    '2026-12-31',
    5,
    ['2026-11-20', '2026-11-27', '2026-12-04'],
  ],
  ['from the day after', '2026-11-12', '2026-12-31', 5, ['2026-11-13', '2026-11-20', '2026-11-27']],
  ['none after the deadline', '2026-12-20', '2026-12-31', 5, ['2026-12-25']],
  ['nothing once it is over', '2027-01-02', '2026-12-31', 5, []],
  ['on a Monday', '2026-11-13', '2026-11-30', 1, ['2026-11-16', '2026-11-23', '2026-11-30']],
])('%s', (_, after, deadline, on, days) => {
  expect(weeklyDays({ after, deadline }, on, 3)).toEqual(days)
})
