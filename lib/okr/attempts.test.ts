import { expect, test } from 'vitest'
import { ALLOWANCES, mostSpent, waitForOrigin, waitForTurn } from './attempts'

const anHour = ({ every }: { every: number }) => 3600 / every

test('the first turn comes at once, the next ones up, and nobody waits for one longer than 20 seconds', () => {
  expect([10, 15, 20, 30].map(waitForTurn)).toEqual([0, 5, 10, 20])
  expect(waitForTurn(mostSpent(ALLOWANCES.turn))).toBe(20)
  expect(waitForTurn(2)).toBe(0)
})

test('an origin waits longer with each attempt over its allowance, and never longer than 6 seconds', () => {
  const { every, atOnce } = ALLOWANCES.origin
  expect(
    [1, atOnce, atOnce + 1, atOnce + 50, atOnce + 100].map((times) => waitForOrigin(times * every)),
  ).toEqual([0, 0, 0.06, 3, 6])
  expect(waitForOrigin(null)).toBe(6)
})

test('one person is guessed at 400 times an hour in all, from one origin a tenth of what all may without waiting', () => {
  expect(anHour(ALLOWANCES.person) + anHour(ALLOWANCES.turn)).toBe(400)
  expect(ALLOWANCES.here.atOnce * 10).toBeLessThanOrEqual(ALLOWANCES.person.atOnce)
  expect(ALLOWANCES.site.atOnce * 3).toBeLessThanOrEqual(ALLOWANCES.person.atOnce)
})
