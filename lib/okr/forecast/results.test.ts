import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar'
import type { Day } from '../types'
import { expectedOf, forecastRecord, type MetricResults, type TotalResult } from './results'

const quarters = [
  { first: '2026-01-01', last: '2026-03-31' },
  { first: '2026-04-01', last: '2026-06-30' },
  { first: '2026-07-01', last: '2026-09-30' },
] as const

/** Somebody who brings so much each week, logged on the seventh day of it up to a day. */
function steady(ownerId: string, { first, last }: { first: Day; last: Day }, perWeek: number, until = last) {
  const measured: { asOf: Day; value: string }[] = []
  for (let week = 1; addDays(first, 7 * week - 1) <= until; week++)
    measured.push({ asOf: addDays(first, 7 * week - 1), value: String(perWeek * week) })
  const result: TotalResult = {
    id: `${ownerId} ${first}`,
    ownerId,
    teamId: null,
    ...{ starts: first, deadline: last, baseline: '0', target: '100', measured },
  }
  return result
}

const rates = { ann: 2, bo: 4, cai: 8 }
const team = (span: { first: Day; last: Day }, until?: Day) => ({
  ...span,
  results: Object.entries(rates).map(([owner, rate]) => steady(owner, span, rate, until)),
})
const [q1, q2, q3] = quarters
const inWeek6 = '2026-08-11'
const metric: MetricResults = { whole: true, closed: [team(q1), team(q2)], running: team(q3, inWeek6) }

describe('what key results are expected to come to', () => {
  test('who brings the same every week is expected to go on like that', () => {
    const expected = expectedOf(metric, inWeek6)
    for (const [owner, rate] of Object.entries(rates)) {
      const { gained, outlook } = expected.get(`${owner} ${q3.first}`)!
      expect(gained).toBe(6 * rate)
      expect(Math.abs(outlook.point - 13 * rate)).toBeLessThanOrEqual(Math.max(2, 1.5 * rate))
      expect(outlook.low).toBeLessThan(outlook.point)
      expect(outlook.high).toBeGreaterThan(outlook.point)
    }
  })

  test('values after the day asked for change nothing', () => {
    const later = { ...metric, running: team(q3) }
    const [then, now] = [expectedOf(later, inWeek6), expectedOf(metric, inWeek6)]
    const points = (all: typeof then) => [...all].map(([id, { outlook }]) => [id, outlook.point])
    expect(points(then)).toEqual(points(now))
  })

  test('nothing is said of somebody without a past or a value, nor on a day outside the period', () => {
    const nobody: TotalResult = { ...steady('dee', q3, 1, q3.first), measured: [] }
    const running = { ...metric.running, results: [...metric.running.results, nobody] }
    expect(expectedOf({ ...metric, running }, inWeek6).has(nobody.id)).toBe(false)
    expect(expectedOf(metric, '2026-10-01').size).toBe(0)
    expect(expectedOf({ ...metric, closed: [], running: { ...q3, results: [nobody] } }, inWeek6).size).toBe(0)
  })

  test('where less is asked for, a fall counts as a gain', () => {
    const falling = { ...steady('ann', q3, 2, inWeek6), baseline: '100', target: '70' }
    const measured = falling.measured.map(({ asOf, value }) => ({ asOf, value: String(100 - Number(value)) }))
    const running = { ...q3, results: [{ ...falling, measured }] }
    expect(expectedOf({ ...metric, running }, inWeek6).get(falling.id)!.gained).toBe(12)
  })

  test('two goals of one metric share what their owner brings', () => {
    const half = (id: string) => ({ ...steady('cai', q3, 4, inWeek6), id })
    const running = { ...q3, results: [half('one'), half('other'), ...metric.running.results.slice(0, 2)] }
    const expected = expectedOf({ ...metric, running }, inWeek6)
    const [one, other] = [expected.get('one')!.outlook.point, expected.get('other')!.outlook.point]
    expect(one).toBe(other)
    expect(Math.abs(one + other - 13 * rates.cai)).toBeLessThan(15)
  })

  test('two limits of nothing at all spoil nobody’s forecast', () => {
    const none = (id: string) => ({ ...steady('ann', q3, 1, inWeek6), id, baseline: '0', target: '0' })
    const running = { ...q3, results: [none('one'), none('other'), ...metric.running.results.slice(1)] }
    for (const { outlook } of expectedOf({ ...metric, running }, inWeek6).values())
      expect(Number.isFinite(outlook.point)).toBe(true)
  })

  test('a goal that ended brings nothing more', () => {
    const left = { ...steady('ann', q3, 2, inWeek6), deadline: inWeek6 }
    const running = { ...q3, results: [left, ...metric.running.results.slice(1)] }
    const { outlook } = expectedOf({ ...metric, running }, inWeek6).get(left.id)!
    expect([outlook.point, outlook.high]).toEqual([12, 12])
  })
})

test('the record is of closed periods after the first, one forecast a person', () => {
  const record = forecastRecord(metric, 42)!
  expect(record).toMatchObject({ n: 3, due: 2, periods: 1 })
  expect(record.off).toBeLessThan(0.15)
  expect(record.held).toBe(3)
  expect(forecastRecord({ ...metric, closed: [team(q1)] }, 42)).toBeNull()
})
