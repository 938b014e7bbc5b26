import { describe, expect, test } from 'vitest'
import { nextToPlan, periodsToPlan, type PlannedPeriod } from './periods-to-plan'

const quarter = (first: string, last: string): PlannedPeriod => ({ kind: 'quarter', first, last })
const year = (of: string): PlannedPeriod => ({ kind: 'year', first: `${of}-01-01`, last: `${of}-12-31` })
const q4 = quarter('2026-10-01', '2026-12-31')
const q1 = quarter('2027-01-01', '2027-03-31')
const today = '2026-11-13'

describe('periods that can be planned', () => {
  test('calendar quarters and years from today’s on, without those there are', () => {
    const said = periodsToPlan(today, [q4, year('2026')]).map(({ kind, first }) => `${kind} ${first}`)
    expect(said).toEqual([
      'quarter 2027-01-01',
      'year 2027-01-01',
      'quarter 2027-04-01',
      'quarter 2027-07-01',
      'quarter 2027-10-01',
      'quarter 2028-01-01',
      'year 2028-01-01',
      'quarter 2028-04-01',
    ])
  })

  test('none that overlaps one of its kind, whatever days that has', () => {
    const odd = quarter('2026-11-01', '2027-01-31')
    expect(periodsToPlan(today, [odd])[0]).toEqual(year('2026'))
    expect(nextToPlan(today, [odd])).toEqual(quarter('2027-04-01', '2027-06-30'))
  })

  test.each([
    ['the quarter after the last one', [q4], q1],
    ['of several gaps not an earlier one', [q1], quarter('2027-04-01', '2027-06-30')],
    ['without any, today’s', [], q4],
    ['years do not stand in its way', [year('2026'), year('2027')], q4],
  ] as const)('proposed is %s', (_, planned, next) => {
    expect(nextToPlan(today, planned)).toEqual(next)
  })
})
