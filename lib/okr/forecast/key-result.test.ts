import { describe, expect, it, test } from 'vitest'
import { gainsOf } from './gains'
import { gainedAt, levelForecast, totalForecast } from './key-result'
import { levelOutlook } from './levels'
import type { Outlook } from './outlook'

const rest = { mean: 4, own: 1, shared: 1, none: 0, below: 0 }
const outlook: Outlook = { point: 10, low: 7, high: 14, chance: (total) => (total <= 12 ? 0.8 : 0.2), rest }

describe('totalForecast', () => {
  test.each([
    ['a count', { kind: 'count', baseline: '0', target: '12' }, { point: 10, low: 7, high: 14, chance: 0.8 }],
    [
      'from a baseline',
      { kind: 'amount', baseline: '100', target: '113' },
      { point: 110, low: 107, high: 114, chance: 0.2 },
    ],
    [
      'a decrease',
      { kind: 'count', baseline: '50', target: '38' },
      { point: 40, low: 36, high: 43, chance: 0.8 },
    ],
    [
      'growth: 20 % over 10',
      { kind: 'growth', baseline: '0', target: '20', base: '10' },
      { point: 10, low: 7, high: 14, chance: 0.8 },
    ],
    [
      'a limit on a total',
      { kind: 'limit', baseline: '0', target: '12' },
      { point: 10, low: 7, high: 14, chance: 0.8 },
    ],
  ] as const)('%s', (_, terms, expected) => {
    const { chance, ...numbers } = totalForecast(terms, outlook)
    expect({ ...numbers, chance: Number(chance.toFixed(6)) }).toEqual(expected)
  })
  it('reads gains towards the target', () => {
    expect(gainedAt({ kind: 'count', baseline: '50', target: '38' }, '47')).toBe(3)
    expect(gainedAt({ kind: 'growth', baseline: '0', target: '-10', base: '100' }, '30')).toBe(30)
    expect(gainedAt({ kind: 'limit', baseline: '5', target: '3' }, '6')).toBe(1)
  })
})

describe('levelOutlook', () => {
  const measured = [
    { asOf: '2025-01-10', value: '20' },
    { asOf: '2025-01-17', value: '22' },
    { asOf: '2025-01-24', value: '21' },
    { asOf: '2025-01-31', value: '24' },
  ]
  const out = levelOutlook(measured, '2025-03-31')!

  it('stands at the last level, the band as wide as its own changes make it', () => {
    // 14 of squared change in 21 days, 59 days left: √(14 ÷ 21 × 59) × (1 + 0.8 ÷ 3 + 0.6 ÷ 9).
    expect(out.point).toBe(24)
    expect(out.high - 24).toBeCloseTo(1.2816 * Math.sqrt((14 / 21) * 59) * (1 + 0.8 / 3 + 0.6 / 9), 9)
    expect(24 - out.low).toBeCloseTo(out.high - 24, 9)
  })
  it('is as likely above as below', () => {
    expect(levelForecast({ kind: 'percent', baseline: '20', target: '24' }, out).chance).toBeCloseTo(0.5, 9)
    expect(levelForecast({ kind: 'floor', baseline: '0', target: '24' }, out).chance).toBeCloseTo(0.5, 9)
    expect(levelForecast({ kind: 'limit', baseline: '0', target: '30' }, out).chance).toBeGreaterThan(0.7)
    expect(levelForecast({ kind: 'percent', baseline: '30', target: '10' }, out).chance).toBeLessThan(0.1)
  })
  it('is certain on the last day and where nothing ever changed', () => {
    expect(levelOutlook(measured, '2025-01-31')!.atLeast(24)).toBe(1)
    expect(levelOutlook(measured, '2025-01-31')!.atMost(23.9)).toBe(0)
  })
  it('stays within what is possible', () => {
    const share = [
      { asOf: '2025-01-10', value: '95' },
      { asOf: '2025-01-17', value: '70' },
      { asOf: '2025-01-24', value: '93' },
    ]
    expect(levelOutlook(share, '2025-03-31', true)!.high).toBe(100)
    expect(levelOutlook(share, '2025-03-31')!.high).toBeGreaterThan(100)
    const few = share.map(({ asOf }, i) => ({ asOf, value: String(3 * i) }))
    expect(levelOutlook(few, '2025-03-31')!.low).toBe(0)
    const debt = few.map(({ asOf, value }) => ({ asOf, value: `-${value}` }))
    expect(levelOutlook(debt, '2025-03-31')!.low).toBeLessThan(-6)
  })
  it('needs two measurements', () => expect(levelOutlook(measured.slice(0, 1), '2025-03-31')).toBeNull())
})

describe('gainsOf', () => {
  it('takes the differences between measurements', () => {
    const measured = [
      { asOf: '2025-01-10', value: '12.5' },
      { asOf: '2025-01-17', value: '11' },
    ]
    expect(gainsOf('a', { starts: '2025-01-01', baseline: '10' }, measured)).toEqual([
      { owner: 'a', day: '2025-01-10', since: '2024-12-31', by: 2.5 },
      { owner: 'a', day: '2025-01-17', since: '2025-01-10', by: -1.5 },
    ])
  })
})
