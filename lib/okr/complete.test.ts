import { expect, test } from 'vitest'
import { agreesTogether, missingFrom, type WrittenGoal } from './complete'

const deals = {
  kind: 'count' as const,
  unit: 'deals',
  currency: null,
  baseline: '0',
  target: '5',
  base: null,
}
const goal = (...keyResults: WrittenGoal['keyResults']) => ({
  starts: '2026-10-01',
  deadline: '2026-12-31',
  keyResults,
})

test.each([
  ['nothing is missing', goal({ ...deals, weight: 10_000 }), {}],
  ['two that make the whole', goal({ ...deals, weight: 6_000 }, { ...deals, weight: 4_000 }), {}],
  ['no key result', goal(), { keyResults: 'keyResultMissing' }],
  ['weights short of the whole', goal({ ...deals, weight: 9_999 }), { keyResults: 'weightsNotWhole' }],
  [
    'a target that asks for nothing',
    goal({ ...deals, target: '0', weight: 10_000 }),
    { 'keyResults.0.target': 'targetEqualsBaseline' },
  ],
  [
    'a milestone due after the goal',
    goal({ ...deals, kind: 'milestone', target: '1', dueOn: '2027-01-01', weight: 10_000 }),
    { 'keyResults.0.dueOn': 'dueOutsideGoal' },
  ],
])('%s', (_, written, missing) => {
  const keys = Object.entries(missingFrom(written)).map(([field, { key }]) => [field, key])
  expect(Object.fromEntries(keys)).toEqual(missing)
  expect(agreesTogether({ ...written, checkVerdict: 'pass' })).toBe(keys.length === 0)
})

test.each(['look', 'fail', null] as const)('a goal whose check said %s is read first', (checkVerdict) => {
  expect(agreesTogether({ ...goal({ ...deals, weight: 10_000 }), checkVerdict })).toBe(false)
})
