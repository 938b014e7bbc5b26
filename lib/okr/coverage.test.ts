import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type Addable,
  coverage,
  type CoverageChild,
  notCountedBecause,
  unseen,
  valueFromChildren,
} from './coverage'
import type { ShownState } from './types'

const revenue = { metricId: 'revenue', kind: 'amount' as const, unit: '', currency: 'USD' }
const own = { ...revenue, baseline: '0', target: '820000' }
const child = (id: string, target: string, more: Partial<CoverageChild> = {}): CoverageChild => ({
  ...revenue,
  id,
  share: 10_000,
  state: 'agreed',
  baseline: '0',
  target,
  ...more,
})

test('of what is not open only what is in the sum is said to count, the rest by its reason', () => {
  expect(
    unseen(own, [
      child('a', '1'),
      child('b', '2', { state: 'graded' }),
      child('c', '3', { metricId: null }),
      child('d', '4', { metricId: 'deals' }),
      child('e', '5', { metricId: 'deals' }),
      child('f', '6', { state: 'dropped' }),
      child('g', '7', { dropped: true }),
    ]),
  ).toEqual({
    counted: 2,
    notCounted: [
      { reason: 'own_wording', count: 1 },
      { reason: 'other_metric', count: 2 },
    ],
  })
})

describe('coverage', () => {
  it('adds up what was agreed and shows the gap and who moved it', () => {
    const answer = coverage(own, [
      child('a', '395000'),
      child('b', '300000'),
      child('c', '100000', { original: { baseline: '0', target: '130000' } }),
    ])
    expect(answer).toMatchObject({
      sum: '795000',
      gap: '25000',
      buffer: '0',
      moved: [{ id: 'c', by: '-30000' }],
    })
    expect(answer.ratio).toBeCloseTo(0.9695, 4)
  })

  it('is 82 %, 97 % with drafts', () => {
    const states: [ShownState, string][] = [
      ['agreed', '400000'],
      ['graded', '272400'],
      ['submitted', '100000'],
      ['draft', '23000'],
      ['dropped', '500000'],
    ]
    const { ratio, withDrafts } = coverage(
      own,
      states.map(([state, target]) => child(state, target, { state })),
    )
    expect([ratio, withDrafts.ratio].map((one) => Math.round(one! * 100))).toEqual([82, 97])
  })

  it('is a buffer above all of it', () => {
    expect(coverage(own, [child('a', '861000')])).toMatchObject({ gap: '0', buffer: '41000', ratio: 1.05 })
  })

  it('takes shares and baselines exactly', () => {
    const { sum } = coverage(own, [
      child('a', '100.01', { share: 3333, baseline: '0.01' }),
      child('b', '0.3', { share: 1 }),
    ])
    expect(sum).toBe('33.33')
  })

  it('adds growth as an amount', () => {
    const growing = child('a', '15', { kind: 'growth', base: '800000' })
    expect(coverage({ ...own, target: '920000' }, [growing])).toMatchObject({
      sum: '920000',
      ratio: 1,
      gap: '0',
    })
  })

  it('goes down where less is asked for', () => {
    const down = { ...own, baseline: '100', target: '60' }
    const answer = coverage(down, [
      child('a', '20', { baseline: '50', original: { baseline: '50', target: '10' } }),
      child('b', '50', { baseline: '50.5' }),
    ])
    expect(answer).toMatchObject({ sum: '-30.5', gap: '9.5', buffer: '0', moved: [{ id: 'a', by: '-10' }] })
    expect(answer.ratio).toBeCloseTo(0.7625)
  })

  it('takes a dropped child out and says that it moved the sum', () => {
    const original = { baseline: '0', target: '1000' }
    for (const gone of [{ state: 'dropped' as const }, { dropped: true }]) {
      expect(coverage(own, [child('a', '1000', { ...gone, original })])).toMatchObject({
        sum: '0',
        moved: [{ id: 'a', by: '-1000' }],
      })
    }
  })

  it('is nothing of nothing below', () => {
    expect(coverage(own, [])).toMatchObject({ sum: '0', ratio: 0, gap: '820000', notCounted: [], moved: [] })
  })

  it('names what it does not count, and counts nothing where nothing of the kind adds up', () => {
    const rate = child('rate', '25', { kind: 'percent', currency: null })
    expect(coverage(own, [child('a', '820000'), rate])).toMatchObject({
      ratio: 1,
      notCounted: [{ id: 'rate', reason: 'percent' }],
    })
    expect(coverage({ ...own, kind: 'percent' }, [child('a', '1')])).toMatchObject({
      ratio: null,
      gap: '0',
      withDrafts: { ratio: null },
      notCounted: [{ id: 'a', reason: 'percent' }],
    })
  })
})

test.each<[string, Partial<Addable>, Partial<Addable>, string | null]>([
  ['the same metric', {}, {}, null],
  ['growth in an amount', {}, { kind: 'growth' }, null],
  ['own wording below', {}, { metricId: null }, 'own_wording'],
  ['own wording above', { metricId: null }, {}, 'own_wording'],
  ['own wording on both sides', { metricId: null }, { metricId: null }, 'own_wording'],
  ['another metric', {}, { metricId: 'calls' }, 'other_metric'],
  ['another currency', {}, { currency: 'CNY' }, 'other_currency'],
  ['a count in an amount', {}, { kind: 'count', currency: null }, 'other_kind'],
  ['another unit', { kind: 'count', unit: 'deals' }, { kind: 'count', unit: 'calls' }, 'other_unit'],
  ['a rate', {}, { kind: 'percent' }, 'percent'],
  ['a limit', {}, { kind: 'limit' }, 'bound'],
  ['a floor above', { kind: 'floor' }, {}, 'bound'],
  ['a milestone', {}, { kind: 'milestone' }, 'milestone'],
])('%s', (_, above, below, reason) => {
  expect(notCountedBecause({ ...revenue, ...above }, { ...revenue, ...below })).toBe(reason)
})

describe('a value from children', () => {
  it('is the baseline and the shares of what they gained', () => {
    const children = [
      { id: 'a', share: 10_000, baseline: '10', value: '15', asOf: '2026-11-06' },
      { id: 'b', share: 2500, baseline: '0', value: '10.0002', asOf: '2026-11-04' },
    ]
    expect(valueFromChildren('100', children)).toEqual({ value: '107.5001', asOf: '2026-11-06', missing: [] })
  })
  it('names a child without data and takes nothing from it', () => {
    const children = [
      { id: 'a', share: 10_000, baseline: '0', value: '5' },
      { id: 'b', share: 10_000, baseline: '3', value: null },
    ]
    expect(valueFromChildren('0', children)).toEqual({ value: '5', asOf: null, missing: ['b'] })
  })
  it('is none where no child has data', () => {
    expect(valueFromChildren('7', [{ id: 'a', share: 10_000, baseline: '0', value: null }]).value).toBeNull()
    expect(valueFromChildren('7', []).value).toBeNull()
  })
  it('is exact', () => {
    const units = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
    const one = fc.record({ share: fc.integer({ min: 0, max: 10_000 }), value: units })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (all) => {
        const children = all.map(({ share, value }, i) => ({
          id: String(i),
          share,
          baseline: '0',
          value: String(value),
        }))
        const exact = all.reduce((sum, { share, value }) => sum + BigInt(share) * value, 0n)
        const whole = valueFromChildren('0', children).value!
        const [digits, places = ''] = whole.replace('-', '').split('.')
        const tenThousandths = BigInt(digits + places.padEnd(4, '0'))
        expect(whole.startsWith('-') ? -tenThousandths : tenThousandths).toBe(exact)
      }),
    )
  })
})
