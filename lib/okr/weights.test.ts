import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatWeight, parseWeight } from './weights'

test.each([
  ['50', 5000],
  ['33.33', 3333],
  ['33.33%', 3333],
  ['１００％', 10_000],
  ['0', 0],
])('%s', (text, weight) => expect(parseWeight(text)).toEqual({ state: 'value', weight }))

test.each([
  ['33.333', 'weightTooPrecise'],
  ['33.33333', 'weightTooPrecise'],
  ['-1', 'weightOutOfRange'],
  ['100.01', 'weightOutOfRange'],
  ['½', 'weightUnreadable'],
  ['1e309', 'weightUnreadable'],
])('%s is refused: %s', (text, key) => {
  expect(parseWeight(text)).toEqual({ state: 'error', key, values: { text } })
})

test('nothing typed is empty', () => expect(parseWeight(' ')).toEqual({ state: 'empty' }))

test('a weight is read back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (weight) => {
      expect(parseWeight(formatWeight(weight))).toEqual({ state: 'value', weight })
    }),
  )
})
