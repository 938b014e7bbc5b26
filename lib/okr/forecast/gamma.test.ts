import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { gammaCdf, gammaQuantile, lnGamma, normalCdf, normalQuantile } from './gamma'

describe('gamma function', () => {
  test.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [5, Math.log(24)],
    [11, Math.log(3_628_800)],
  ])('ln Γ(%f)', (x, expected) => expect(lnGamma(x)).toBeCloseTo(expected, 9))
})

describe('gamma distribution', () => {
  test.each([
    // Exponential: 1 − e^−x. Chi-squared with 4 degrees of freedom: half of 9.4877 is passed with 5 %.
    [1, 1, 1 - Math.exp(-1)],
    [1, 5, 1 - Math.exp(-5)],
    [2, 9.4877 / 2, 0.95],
    [0.5, 3.8415 / 2, 0.95],
  ])('shape %f up to %f', (shape, x, expected) => expect(gammaCdf(shape, x)).toBeCloseTo(expected, 5))

  it('is undone by its quantile', () => {
    const shapes = fc.double({ min: 0.05, max: 200, noNaN: true })
    const chances = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(shapes, chances, (shape, p) => {
        expect(Math.abs(gammaCdf(shape, gammaQuantile(shape, p)) - p)).toBeLessThan(0.003)
      }),
    )
  })
})

describe('normal distribution', () => {
  test.each([
    [0, 0.5],
    [1.2815516, 0.9],
    [-1.959964, 0.025],
  ])('Φ(%f)', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 6)
    expect(normalQuantile(p)).toBeCloseTo(z, 2)
  })
})
