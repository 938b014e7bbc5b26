import { describe, expect, it } from 'vitest'
import { niceTicks, spread } from './scale'

describe('niceTicks', () => {
  it.each([
    [0, 5, 5, true, [0, 1, 2, 3, 4, 5]],
    [0, 3, 5, true, [0, 1, 2, 3]],
    [0, 820_000, 5, false, [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]],
    [0, 15, 4, false, [0, 5, 10, 15]],
    [18, 26, 4, false, [18, 20, 22, 24, 26]],
    [-3, 5, 4, false, [-4, -2, 0, 2, 4, 6]],
    [0, 0.3, 3, false, [0, 0.1, 0.2, 0.3]],
    [4, 4, 4, false, [4, 5]],
  ])('%d to %d', (low, high, count, whole, ticks) => {
    expect(niceTicks(low, high, count, whole)).toEqual(ticks)
  })
})

describe('spread', () => {
  it('leaves labels that do not touch where they are', () => {
    expect(spread([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90])
  })
  it('moves touching labels apart in the order of their lines', () => {
    expect(spread([50, 48], 15, 0, 100)).toEqual([63, 48])
  })
  it('stays inside', () => {
    expect(spread([99, 100], 15, 0, 100)).toEqual([85, 100])
  })
})
