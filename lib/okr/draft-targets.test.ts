import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add } from './decimal'
import { cuts } from './distribute'
import { draftTargets, type Claimant } from './draft-targets'

const person = (last: string | null, more: Partial<Claimant> = {}): Claimant => ({
  last,
  taken: false,
  leads: false,
  ...more,
})

const cutTen = (people: Claimant[], more: Partial<Parameters<typeof draftTargets>[0]> = {}) =>
  draftTargets({ target: '10', percent: 100, carried: '0', kind: 'count', cut: 'last', people, ...more })

const sum = (parts: (string | null)[]) => parts.map((part) => part ?? '0').reduce(add, '0')

describe('targets of many', () => {
  test('go by last results, the remainders to the largest', () => {
    expect(cutTen([person('6'), person('3'), person('3')])).toEqual({
      total: '10',
      rounded: false,
      parts: ['5', '3', '2'],
    })
  })

  test('add up to 110 %, of a count rounded up to a whole one', () => {
    expect(cutTen([person('6'), person('3')], { percent: 110 })).toMatchObject({
      total: '11',
      parts: ['7', '4'],
    })
    expect(cutTen([person('6'), person('3')], { target: '42', percent: 110 })).toMatchObject({
      total: '47',
      rounded: true,
    })
    expect(cutTen([person('1')], { kind: 'amount', target: '42', percent: 110 }).total).toBe('46.2')
  })

  test('equally, whatever was reached', () => {
    expect(cutTen([person('6'), person(null), person('-2')], { cut: 'equal' }).parts).toEqual(['4', '3', '3'])
  })

  test('by hand nothing is proposed, and the sum is still said', () => {
    expect(cutTen([person('6')], { cut: 'hand' })).toMatchObject({ total: '10', parts: [null] })
  })

  test('ask nothing of who has a goal, lost ground, or has no result where others have', () => {
    expect(cutTen([person('6', { taken: true }), person('-2'), person(null), person('3')]).parts).toEqual([
      null,
      null,
      null,
      '10',
    ])
  })

  test('where nobody has a result all are asked for the same, the lead for nothing', () => {
    expect(cutTen([person(null, { leads: true }), person(null), person(null)]).parts).toEqual([
      null,
      '5',
      '5',
    ])
    expect(cutTen([person('5', { leads: true }), person('5')]).parts).toEqual(['5', '5'])
  })

  test('what stands below counts towards it', () => {
    expect(cutTen([person('6', { taken: true }), person('3')], { carried: '4' })).toMatchObject({
      total: '6',
      rounded: false,
      parts: [null, '6'],
    })
    expect(cutTen([person('3')], { carried: '14' })).toEqual({
      total: '0',
      rounded: false,
      parts: [null],
    })
  })

  test('a part of nothing is no target', () => {
    expect(cutTen([person('9'), person('9'), person('1')], { target: '2' }).parts).toEqual(['1', '1', null])
  })
})

test('whatever is proposed adds up exactly', () => {
  const decimal = fc.integer({ min: 1, max: 10 ** 9 }).map((whole) => String(whole / 100))
  const people = fc.array(
    fc.record({
      last: fc.option(fc.integer({ min: -500, max: 10 ** 6 }).map(String), { nil: null }),
      taken: fc.boolean(),
      leads: fc.constant(false),
    }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(
      decimal,
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom('count' as const, 'amount' as const),
      fc.constantFrom(...cuts),
      people,
      (target, percent, kind, cut, claimants) => {
        const { total, parts } = draftTargets({ target, percent, carried: '0', kind, cut, people: claimants })
        const asked = cut !== 'hand' && claimants.some(({ taken }) => !taken)
        expect(sum(parts)).toBe(asked ? total : '0')
        if (kind === 'count') for (const part of parts) expect(part ?? '1').toMatch(/^[1-9]\d*$/)
      },
    ),
  )
})
