import { expect, test } from 'vitest'
import { optimismOf, spreadOf } from './spread'
import type { Standing } from './status'

test.each([
  [[], null],
  [[0.5], { count: 1, low: 0.5, middle: 0.5, high: 0.5, mean: 0.5 }],
  [[1, 0, 0.5], { count: 3, low: 0, middle: 0.5, high: 1, mean: 0.5 }],
  [[1, 0.25, 0, 0.75], { count: 4, low: 0, middle: 0.5, high: 1, mean: 0.5 }],
])('%j lie %j', (values, spread) => expect(spreadOf(values)).toEqual(spread))

const at = (progress: number | null, pace: number): Standing => ({
  status: 'on_track',
  progress,
  pace,
  pointsBehind: null,
})

test('confidence of 8 at half of pace is thirty points more than the numbers', () => {
  expect(optimismOf([{ confidence: 8, standing: at(0.25, 0.5) }])).toEqual({
    gap: expect.closeTo(0.3, 12) as number,
    goals: 1,
  })
})

test('ahead of pace counts as all of it, and only goals with both numbers count', () => {
  const gap = optimismOf([
    { confidence: 10, standing: at(0.9, 0.5) },
    { confidence: 4, standing: at(0.4, 0.5) },
    { confidence: null, standing: at(0.1, 0.5) },
    { confidence: 9, standing: at(null, 0.5) },
    { confidence: 9, standing: at(0, 0) },
  ])
  expect(gap).toEqual({ gap: expect.closeTo(-0.2, 12) as number, goals: 2 })
  expect(optimismOf([{ confidence: 5, standing: at(null, 0.5) }])).toBeNull()
})
