import { describe, expect, it } from 'vitest'
import { goalAttainments, type JudgedKeyResult, keyResultAttainment, summedAttainment } from './attainment'
import type { Measurement } from './measures'
import type { Kind } from './types'

const asked = (kind: Kind, target: string, weight: number) => ({ kind, baseline: '0', target, weight })
const judged = (
  current: JudgedKeyResult['current'],
  original: JudgedKeyResult['original'],
  measurements: Measurement[],
  dropped = false,
): JudgedKeyResult => ({ current, original, dropped, measurements })
const quarter = { original: '2025-03-31', current: '2025-03-31' }
const rounded = (fraction: number | null | undefined) =>
  fraction == null ? null : Math.round(fraction * 1000) / 10

describe('the worked case: 5 new clients and 10 %, adjusted to 3 and 8 %, ended with 3 and 12 %', () => {
  const clients = judged(asked('count', '3', 5000), asked('count', '5', 5000), [
    { asOf: '2025-03-31', value: '3' },
    { asOf: '2025-06-30', value: '5' },
  ])
  const sales = judged(asked('percent', '8', 5000), asked('percent', '10', 5000), [
    { asOf: '2025-03-31', value: '12' },
  ])

  it('is 60 and 120 % against original, 100 and 150 % against adjusted', () => {
    const [first, second] = [clients, sales].map((one) => keyResultAttainment(one, quarter))
    expect([rounded(first!.original), rounded(first!.adjusted)]).toEqual([60, 100])
    expect([rounded(second!.original), rounded(second!.adjusted)]).toEqual([120, 150])
  })
  it('is capped 80 and 100 %, uncapped 90 and 125 %', () => {
    const { original, adjusted } = goalAttainments([clients, sales], quarter)
    expect([rounded(original?.capped), rounded(adjusted?.capped)]).toEqual([80, 100])
    expect([rounded(original?.uncapped), rounded(adjusted?.uncapped)]).toEqual([90, 125])
  })
})

describe('what adjustments did to the list', () => {
  const value = [{ asOf: '2025-03-31', value: '5' }]
  it('weighs an added key result 0 against original', () => {
    const kept = judged(asked('count', '5', 5000), asked('count', '5', 10_000), value)
    const added = judged(asked('count', '10', 5000), null, value)
    const { original, adjusted } = goalAttainments([kept, added], quarter)
    expect(rounded(original?.capped)).toBe(100)
    expect(rounded(adjusted?.capped)).toBe(75)
  })
  it('keeps the weight and last value of a dropped one against original', () => {
    const kept = judged(asked('count', '5', 10_000), asked('count', '5', 5000), value)
    const dropped = judged(asked('count', '10', 5000), asked('count', '10', 5000), value, true)
    const { original, adjusted } = goalAttainments([kept, dropped], quarter)
    expect(rounded(original?.capped)).toBe(75)
    expect(rounded(adjusted?.capped)).toBe(100)
  })
  it('takes the value of each own deadline', () => {
    const later = judged(asked('count', '5', 10_000), asked('count', '5', 10_000), [
      { asOf: '2025-02-28', value: '2' },
      { asOf: '2025-03-31', value: '5' },
    ])
    const attained = keyResultAttainment(later, { original: '2025-02-28', current: '2025-03-31' })
    expect([rounded(attained.original), rounded(attained.adjusted)]).toEqual([40, 100])
  })
  it('knows nothing where nothing was measured', () => {
    const unmeasured = judged(asked('count', '5', 10_000), asked('count', '5', 10_000), [])
    expect(goalAttainments([unmeasured], quarter)).toEqual({ original: null, adjusted: null })
  })
})

describe('several totals of one metric', () => {
  it.each([
    [
      'each weighs what it asks for',
      [
        ['10', 1],
        ['30', 0.5],
      ],
      25 / 40,
    ],
    [
      'one without a value brought nothing',
      [
        ['10', 1],
        ['10', null],
      ],
      0.5,
    ],
    [
      'fewer is as good as more',
      [
        ['-4', 0.5],
        ['-4', 1],
      ],
      0.75,
    ],
    [
      'all reached is exactly 1',
      [
        ['0.1', 1],
        ['0.2', 1],
      ],
      1,
    ],
    ['nothing measured', [['10', null]], null],
    [
      'nothing asked for',
      [
        ['5', 1],
        ['-5', 1],
      ],
      null,
    ],
    ['none', [], null],
  ] as [string, [string, number | null][], number | null][])('%s', (_, totals, expected) => {
    expect(summedAttainment(totals.map(([span, attainment]) => ({ span, attainment })))).toBe(expected)
  })
})
