import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  add,
  compare,
  fits,
  isNegative,
  isWhole,
  isZero,
  multiply,
  normalise,
  ratio,
  round,
  subtract,
} from './decimal'

/** A value as the database holds it, from its ten-thousandths. */
export const stored = (units: bigint): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}
const most = 10n ** 20n - 1n
const anyStored = fc.bigInt({ min: -most, max: most }).map(stored)

test.each([
  ['3.0000', '3'],
  ['007.50', '7.5'],
  ['-0', '0'],
  ['-0.0000', '0'],
  ['9999999999999999.9999', '9999999999999999.9999'],
  ['0.0001', '0.0001'],
])('%s is written %s', (value, written) => expect(normalise(value)).toBe(written))

test.each([
  ['9999999999999999.9999', true],
  ['-9999999999999999.9999', true],
  ['10000000000000000', false],
  ['0.0001', true],
  ['0.00001', false],
  ['1.50000', true],
])('%s fits: %s', (value, answer) => expect(fits(value)).toBe(answer))

test.each([
  ['0.00005', '0.0001'],
  ['-0.00005', '-0.0001'],
  ['0.00004999', '0'],
  ['2.5', '2.5'],
])('%s rounds to %s', (value, rounded) => expect(round(value)).toBe(rounded))

test('sums of tenths are exact', () => {
  expect(add('0.1', '0.2')).toBe('0.3')
  expect(subtract('0.3', '0.1')).toBe('0.2')
  expect(multiply('0.3333', '0.0001')).toBe('0.00003333')
})

test('a ratio to zero is refused', () => expect(() => ratio('1', '0.0000')).toThrow(RangeError))

test.each(['NaN', 'Infinity', '', '1e', 'x', '1.2.3'])('%j is refused', (text) => {
  expect(() => add(text, '1')).toThrow()
  expect(() => compare('1', text)).toThrow()
})

it('tells signs, zero and whole numbers', () => {
  expect([isNegative('-0.0001'), isNegative('0'), isNegative('-0')]).toEqual([true, false, false])
  expect([isZero('0.0000'), isZero('0.0001')]).toEqual([true, false])
  expect([isWhole('5.0000'), isWhole('-5'), isWhole('5.5')]).toEqual([true, true, false])
})

describe('like whole numbers of ten-thousandths', () => {
  const upTo = (most: bigint) => fc.bigInt({ min: -most, max: most })
  const units = fc.oneof(upTo(10n ** 5n), upTo(10n ** 12n), upTo(2n ** 51n), upTo(10n ** 19n))
  it('adds, subtracts and compares', () => {
    fc.assert(
      fc.property(units, units, (a, b) => {
        expect(add(stored(a), stored(b))).toBe(normalise(stored(a + b)))
        expect(subtract(stored(a), stored(b))).toBe(normalise(stored(a - b)))
        expect(Math.sign(compare(stored(a), stored(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
  it('holds every stored value', () => {
    fc.assert(
      fc.property(
        anyStored,
        (value) => fits(value) && compare(normalise(value), value) === 0 && round(value) === normalise(value),
      ),
    )
  })
})
