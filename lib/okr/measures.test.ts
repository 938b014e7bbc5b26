import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addToWhole,
  afterDeadline,
  goalAttainment,
  growthPercent,
  type KeyResultTerms,
  progress,
  targetAmount,
  validateTerms,
  valueAtDeadline,
} from './measures'
import type { Kind } from './types'

const terms = (
  kind: Kind,
  baseline: string,
  target: string,
  more: Partial<KeyResultTerms> = {},
): KeyResultTerms => ({
  kind,
  baseline,
  target,
  ...more,
})

test.each<[string, KeyResultTerms, string, number]>([
  ['a count', terms('count', '0', '5'), '3', 0.6],
  ['a count past its target', terms('count', '0', '3'), '4', 4 / 3],
  ['a count below its baseline', terms('count', '10', '20'), '8', -0.2],
  ['an amount', terms('amount', '0.0000', '1200000.0000'), '300000.0000', 0.25],
  ['a negative amount', terms('amount', '0', '1000'), '-250', -0.25],
  ['a rate', terms('percent', '20', '25'), '22', 0.4],
  ['a decrease', terms('percent', '8', '4'), '5', 0.75],
  ['a decrease that went the wrong way', terms('count', '40', '20'), '45', -0.25],
  ['a growth', terms('growth', '0', '10', { base: '800000' }), '896000', 896 / 880],
  ['a shrinking', terms('growth', '0', '-10', { base: '800000' }), '720000', 1],
  ['a limit kept', terms('limit', '0', '3'), '3', 1],
  ['a limit broken', terms('limit', '0', '3'), '4', 0.75],
  ['a limit of nothing kept', terms('limit', '0', '0'), '0', 1],
  ['a limit of nothing broken', terms('limit', '0', '0'), '1', 0],
  ['a floor kept', terms('floor', '0', '95'), '95', 1],
  ['a floor broken', terms('floor', '0', '95'), '76', 0.8],
  ['a floor of nothing broken', terms('floor', '0', '0'), '-1', 0],
  ['a milestone open', terms('milestone', '0', '1'), '0', 0],
  ['a milestone done', terms('milestone', '0', '1'), '1.0000', 1],
])('progress of %s', (_, asked, value, expected) => expect(progress(asked, value)).toBeCloseTo(expected, 12))

test('nothing measured is no progress, not 0', () => {
  for (const kind of ['count', 'limit', 'milestone'] as const)
    expect(progress(terms(kind, '0', '1'), null)).toBeNull()
})

test('12 % of 10 % asked is 101.8 %, and the growth stands beside it', () => {
  const asked = terms('growth', '0', '10', { base: '800000' })
  expect(targetAmount(asked)).toBe('880000')
  expect(Math.round(progress(asked, '896000')! * 1000) / 10).toBe(101.8)
  expect(growthPercent('896000', asked.base)).toBeCloseTo(12)
  expect(growthPercent('896000', null)).toBeNull()
})

test('a growth target is exact', () => {
  expect(targetAmount(terms('growth', '0', '15', { base: '800000' }))).toBe('920000')
  expect(targetAmount(terms('growth', '0', '0.01', { base: '0.10' }))).toBe('0.1')
})

describe('terms', () => {
  test.each(['count', 'amount', 'percent', 'growth'] as const)(
    '%s: a target equal to the baseline is refused',
    (kind) => {
      expect(validateTerms(terms(kind, '0.0000', '0', { base: '1' })).target?.key).toBe(
        'targetEqualsBaseline',
      )
    },
  )
  test.each<[string, KeyResultTerms, ReturnType<typeof validateTerms>]>([
    ['a decrease holds', terms('count', '40', '20'), {}],
    ['a bound may be its baseline', terms('floor', '95', '95'), {}],
    ['a bound is not negative', terms('limit', '0', '-1'), { target: { key: 'boundNegative' } }],
    ['a growth holds', terms('growth', '0', '15', { base: '800000' }), {}],
    ['a shrinking holds', terms('growth', '0', '-99.99', { base: '800000' }), {}],
    ['a growth of -100 %', terms('growth', '0', '-100', { base: '1' }), { target: { key: 'growthTooLow' } }],
    ['a growth without base', terms('growth', '0', '15'), { base: { key: 'growthNeedsBase' } }],
    [
      'a growth over nothing',
      terms('growth', '0', '15', { base: '0' }),
      { base: { key: 'growthNeedsBase' } },
    ],
    [
      'a growth from elsewhere',
      terms('growth', '5', '15', { base: '9' }),
      { baseline: { key: 'growthBaseline' } },
    ],
    ['a milestone without date', terms('milestone', '0', '1'), { dueOn: { key: 'milestoneNeedsDue' } }],
    ['a milestone with its date', terms('milestone', '0', '1', { dueOn: '2026-11-01' }), {}],
  ])('%s', (_, asked, errors) => expect(validateTerms(asked)).toEqual(errors))

  it('keep a milestone inside its goal', () => {
    const goal = { starts: '2026-10-01', deadline: '2026-12-31' }
    expect(validateTerms(terms('milestone', '0', '1', { dueOn: '2027-01-01' }), goal)).toEqual({
      dueOn: { key: 'dueOutsideGoal', values: goal },
    })
    expect(validateTerms(terms('milestone', '0', '1', { dueOn: '2026-12-31' }), goal)).toEqual({})
  })
})

test('the value at the deadline is the last by then; later ones stand apart', () => {
  const measured = [
    { asOf: '2025-03-14', value: '2' },
    { asOf: '2025-03-31', value: '3' },
    { asOf: '2025-06-30', value: '5' },
  ]
  expect(valueAtDeadline(measured, '2025-03-31')).toEqual({ asOf: '2025-03-31', value: '3' })
  expect(valueAtDeadline(measured.toReversed(), '2025-03-31')?.value).toBe('3')
  expect(valueAtDeadline(measured, '2025-01-31')).toBeNull()
  expect(afterDeadline(measured, '2025-03-31')).toEqual([{ asOf: '2025-06-30', value: '5' }])
})

describe('the attainment of a goal', () => {
  it('clamps each key result in the capped figure only', () => {
    const parts = [
      { weight: 5000, attainment: 0.6 },
      { weight: 5000, attainment: 1.2 },
    ]
    const attained = goalAttainment(parts)!
    expect(attained.capped).toBeCloseTo(0.8)
    expect(attained.uncapped).toBeCloseTo(0.9)
  })
  it('takes nothing from a key result without a value, and is unknown where none has one', () => {
    expect(
      goalAttainment([
        { weight: 5000, attainment: 1 },
        { weight: 5000, attainment: null },
      ])?.capped,
    ).toBe(0.5)
    expect(goalAttainment([{ weight: 10_000, attainment: null }])).toBeNull()
    expect(goalAttainment([])).toBeNull()
  })
  it('keeps the capped figure within 0 and 1', () => {
    const part = fc.record({
      weight: fc.integer({ min: 1, max: 10_000 }),
      attainment: fc.option(fc.double({ min: -5, max: 5, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const attained = goalAttainment(parts)
        if (attained) expect(attained.capped >= 0 && attained.capped <= 1).toBe(true)
      }),
    )
  })
})

describe('weights', () => {
  it('add to the whole or not', () => {
    expect(addToWhole([3333, 3333, 3333])).toBe(false)
    expect(addToWhole([])).toBe(false)
  })
})
