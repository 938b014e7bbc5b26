import { describe, expect, test } from 'vitest'
import { goalAttainments, type JudgedKeyResult } from './attainment'
import { computedScore, isOutdated, parseScore, scoreNeedsReason } from './score'
import type { Kind } from './types'

const terms = (kind: Kind, target: string) => ({ kind, baseline: '0', target, weight: 5_000 })
const result = (kind: Kind, original: string, current: string, value: string | null): JudgedKeyResult => ({
  current: terms(kind, current),
  original: terms(kind, original),
  dropped: false,
  measurements: value === null ? [] : [{ asOf: '2025-03-31', value }],
})
const deadlines = { original: '2025-03-31', current: '2025-03-31' }

const of = (
  { original, adjusted }: ReturnType<typeof goalAttainments>,
  scoreAgainst: 'adjusted' | 'original',
) => ({ originalAttainment: original, adjustedAttainment: adjusted, settings: { scoreAgainst } })

describe('the computed score', () => {
  test('of the method’s worked case is 1 against adjusted and 0.8 against original', () => {
    const attained = goalAttainments(
      [result('count', '5', '3', '3'), result('percent', '10', '8', '12')],
      deadlines,
    )
    expect(computedScore(of(attained, 'adjusted'))).toBe(1)
    expect(computedScore(of(attained, 'original'))).toBeCloseTo(0.8, 12)
  })

  test('is null where nothing was measured, and counts what lacks a value as nothing', () => {
    const silent = goalAttainments([result('count', '5', '5', null)], deadlines)
    expect(computedScore(of(silent, 'adjusted'))).toBeNull()
    const half = goalAttainments([result('count', '5', '5', '5'), result('count', '5', '5', null)], deadlines)
    expect(computedScore(of(half, 'adjusted'))).toBeCloseTo(0.5, 12)
  })

  test('stays from 0 to 1: what is beyond a target makes up for nothing', () => {
    const attained = goalAttainments(
      [result('count', '5', '5', '50'), result('count', '5', '5', '-4')],
      deadlines,
    )
    expect(computedScore(of(attained, 'adjusted'))).toBeCloseTo(0.5, 12)
  })
})

test.each([
  [0.9, 0.8, false],
  [0.8, 0.7, false],
  [0.7, 0.8, false],
  [0.3, 0.2, false],
  [0.81, 0.7, true],
  [0.95, 0.8466, true],
  [0.94, 0.8466, false],
  [0.75, 0.8501, true],
  [1, 1, false],
  [0, null, true],
])('%s where %s was computed needs a reason: %s', (final, computed, needed) => {
  expect(scoreNeedsReason(final, computed)).toBe(needed)
})

test.each([
  ['2026-10-10T09:00:00Z', null, false],
  ['2026-10-10T09:00:00Z', '2026-10-10T09:00:00Z', true],
  ['2026-10-10T09:00:00Z', '2026-10-11T09:00:00Z', true],
  ['2026-10-12T09:00:00Z', '2026-10-11T09:00:00Z', false],
  [null, '2026-10-11T09:00:00Z', false],
  [null, null, false],
])('given %s, a value corrected %s: outdated %s', (finalAt, outdatedAt, outdated) => {
  expect(isOutdated({ finalAt, outdatedAt })).toBe(outdated)
})

test.each([
  ['0', 0],
  ['1', 1],
  ['0.8', 0.8],
  ['.85', 0.85],
  ['0.29', 0.29],
  ['1.00', 1],
  ['85%', 0.85],
  ['100 %', 1],
  ['０．８５', 0.85],
  ['８５％', 0.85],
  ['', null],
  ['85', null],
  ['1.01', null],
  ['101%', null],
  ['-0.1', null],
  ['0.855', null],
  ['0,85', null],
  ['1e-1', null],
  ['NaN', null],
  ['.', null],
])('%s is read as %s', (typed, score) => {
  expect(parseScore(typed)).toBe(score)
})
