import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distribute, stepFor, wholeParts } from './distribute'
import { add } from './decimal'
import { addToWhole } from './measures'

test.each([
  ['10', [1, 1, 1], '1', ['4', '3', '3']],
  ['100', [50, 30, 20], '1', ['50', '30', '20']],
  ['11', [5, 3, 2], '1', ['6', '3', '2']],
  ['861000', ['61000', '120000', '430000'], '1000', ['86000', '169000', '606000']],
  ['1500', [1, 1], '1000', ['1500', '0']],
  ['7', [0, 0], '1', ['4', '3']],
  ['-5', [1, 1], '1', ['-3', '-2']],
  ['0', [3, 4], '1', ['0', '0']],
] as const)('%s in proportion to %j in steps of %s is %j', (amount, claims, step, parts) => {
  expect(distribute(amount, claims, step)).toEqual(parts)
})

test('nobody gets nothing of anything', () => expect(distribute('10', [])).toEqual([]))

test('the parts add up exactly, and no part is a step away from its claim', () => {
  const claims = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), claims, (amount, given) => {
      const parts = distribute(String(amount), given)
      expect(parts.reduce(add, '0')).toBe(String(amount))
      const sum = given.reduce((total, claim) => total + claim, 0)
      parts.forEach((part, index) => {
        const exact = sum > 0 ? (amount * given[index]!) / sum : amount / given.length
        expect(Math.abs(Number(part) - exact)).toBeLessThan(1.000001)
      })
    }),
  )
})

test('claims finer than a float keep their proportions', () =>
  expect(distribute('3', ['0.0000000000000000000000001', '0.0000000000000000000000002'])).toEqual(['1', '2']))

test('weights are equal to within one of 10,000', () => {
  expect(wholeParts(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (n) => {
      const weights = wholeParts(10_000, Array<number>(n).fill(1))
      expect(addToWhole(weights)).toBe(true)
      expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(1)
    }),
  )
})

test('parts of an amount are rounded as a person would', () => {
  expect(stepFor('861000', 6, 'amount')).toBe('10000')
  expect(stepFor('5000', 6, 'amount')).toBe('10')
  expect(stepFor('45', 6, 'amount')).toBe('1')
  expect(stepFor('861000', 6, 'count')).toBe('1')
})
