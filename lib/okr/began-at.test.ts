import { expect, test } from 'vitest'
import { beganAt } from './began-at'

test.each([
  ['below where it began', 'count', { original: -6.4, adjusted: -6.41 }, '12'],
  ['below it against the original only', 'count', { original: -0.2, adjusted: null }, '12'],
  ['an amount that shrank', 'growth', { original: null, adjusted: -0.1 }, '0'],
  ['where it began', 'count', { original: 0, adjusted: 0 }, null],
  ['on its way', 'count', { original: 0.4, adjusted: 0.5 }, null],
  ['never measured', 'count', { original: null, adjusted: null }, null],
] as const)('a value %s', (_, kind, attainment, expected) => {
  expect(beganAt({ kind, baseline: '12', attainment })).toBe(expected)
})
