import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillWeights } from './fill-weights'
import { WHOLE } from './types'

test('empty ones share what is left, to exactly 100 %', () => {
  expect(fillWeights([null, null, null])).toEqual([3334, 3333, 3333])
  expect(fillWeights([5000, null, null])).toEqual([5000, 2500, 2500])
  expect(fillWeights([6000, 6000, null])).toEqual([6000, 6000, 0])
  expect(fillWeights([])).toEqual([])
})

test('whatever is typed, filling never takes the sum past 100 % by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: WHOLE }))), (typed) => {
      const sum = (list: (number | null)[]) => list.reduce<number>((total, one) => total + (one ?? 0), 0)
      const filled = sum(fillWeights(typed))
      return filled === (typed.includes(null) ? Math.max(WHOLE, sum(typed)) : sum(typed))
    }),
  )
})
