import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { percentBelow, roundTarget, shownAgainstPace, shownPace, shownPercent } from './rounding'
import type { Status } from './types'

const thresholds = { onTrack: 0.9, atRisk: 0.7 }

test.each<[number, number[], number]>([
  [0.898, [0.7, 0.9], 89],
  [0.9, [0.7, 0.9], 90],
  [0.996, [], 99],
  [0.9999, [], 99],
  [1, [], 100],
  [1.004, [], 100],
  [1.018, [], 102],
  [0.455, [], 46],
  [0, [], 0],
  [-0.126, [], -13],
])('%f beside %j is shown as %i', (fraction, bounds, percent) => {
  expect(percentBelow(fraction, bounds)).toBe(percent)
})

describe('progress beside its pace', () => {
  test.each<[number, number, Status, number, number]>([
    [0.448, 0.499, 'at_risk', 44, 50],
    [0.452, 0.499, 'on_track', 45, 50],
    [0.348, 0.499, 'off_track', 34, 50],
    [0.996, 0.5, 'on_track', 99, 50],
    [1, 1, 'done', 100, 100],
    [1.2, 0.8, 'done', 120, 80],
    [0, 0.19, 'on_track', 0, 19],
    [0.02, 0.1, 'at_risk', 2, 10],
    [0, 0, 'on_track', 0, 0],
    [0.875, 0.996, 'at_risk', 88, 99],
  ])('%f against %f, %s: %i %% of %i %%', (progress, pace, status, percent, shown) => {
    const beside = { status, pace, thresholds }
    expect(shownAgainstPace(progress, beside)).toEqual({ percent, pace: shown, points: percent - shown })
  })

  it('is the nearest where it stands alone', () => {
    expect(shownPercent(0.448)).toBe(45)
    expect(shownPace(0.999)).toBe(99)
  })

  it('stays within a point, and says the status where whole percents can', () => {
    const fraction = fc.double({ min: 0, max: 1.5, noNaN: true })
    fc.assert(
      fc.property(fraction, fc.double({ min: 0.15, max: 1, noNaN: true }), (progress, pace) => {
        const share = progress / pace
        const status: Status =
          progress >= 1 ? 'done' : share >= 0.9 ? 'on_track' : share >= 0.7 ? 'at_risk' : 'off_track'
        const shown = shownAgainstPace(progress, { status, pace, thresholds })
        expect(Math.abs(shown.percent - progress * 100)).toBeLessThanOrEqual(1)
        const says = (percent: number): Status =>
          percent >= 100
            ? 'done'
            : percent >= 0.9 * shown.pace - 1e-9
              ? 'on_track'
              : percent >= 0.7 * shown.pace - 1e-9
                ? 'at_risk'
                : 'off_track'
        const floor = Math.floor(progress * 100)
        if ([floor, floor + 1].some((percent) => says(percent) === status))
          expect(says(shown.percent)).toBe(status)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['823417.2', '820000'],
  ['104200', '105000'],
  ['60012', '60000'],
  ['31.05', '31'],
  ['147', '145'],
  ['999', '1000'],
  ['5.4', '5'],
  ['0.37', '0.4'],
  ['0.0004', '0.0004'],
  ['1', '1'],
  ['0', '0'],
  ['-823417', '-820000'],
  ['9999999999999999', '10000000000000000'],
])('a target of %s is written %s', (value, rounded) => expect(roundTarget(value)).toBe(rounded))

it('rounds a target by at most a twentieth, and a rounded one no further', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 10 ** 12 }), (value) => {
      const rounded = roundTarget(String(value))
      expect(Math.abs(Number(rounded) - value)).toBeLessThanOrEqual(value / 20)
      expect(roundTarget(rounded)).toBe(rounded)
    }),
  )
})
