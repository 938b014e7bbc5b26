import { expect, test } from 'vitest'
import { endOfWeek, stoodBefore, weeksUntil } from './known'

test.each([
  [{ at: 10, until: null }, 10, false],
  [{ at: 10, until: null }, 11, true],
  [{ at: 10, until: 20 }, 20, true],
  [{ at: 10, until: 20 }, 21, false],
])('%j before %i stood: %s', (version, instant, stood) => expect(stoodBefore(version, instant)).toBe(stood))

test('a week ends with its Sunday, in the company’s time', () => {
  expect(endOfWeek('2026-11-09', 'America/Chicago').toISOString()).toBe('2026-11-16T06:00:00.000Z')
  expect(endOfWeek('2026-10-26', 'America/Chicago').toISOString()).toBe('2026-11-02T06:00:00.000Z')
  expect(endOfWeek('2026-11-09', 'Asia/Shanghai').toISOString()).toBe('2026-11-15T16:00:00.000Z')
})

test('a quarter that begins on a Thursday begins in the week of that Thursday', () => {
  expect(weeksUntil('2026-10-01', '2026-10-13')).toEqual(['2026-09-28', '2026-10-05', '2026-10-12'])
  expect(weeksUntil('2026-10-01', '2026-12-31')).toHaveLength(14)
})
