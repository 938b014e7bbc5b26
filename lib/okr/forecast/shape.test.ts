import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar'
import { quartersFrom } from '../quarters'
import { alignDays } from './align'
import { lengthOf, tally } from './period'
import { learnShape, straight } from './shape'

const [q1, q2, q3] = quartersFrom('2025-01-01', 3) as [Quarter, Quarter, Quarter]
type Quarter = { first: string; last: string }
const each = (span: Quarter, by: (day: number) => number) =>
  tally({
    ...span,
    gains: Array.from({ length: lengthOf(span) }, (_, i) => ({
      owner: 'a',
      day: addDays(span.first, i),
      by: by(i + 1),
    })),
  })

describe('alignDays', () => {
  it('keeps days of the month and meets at months’ ends', () => {
    const moments = alignDays(q2, q1)
    expect(moments[20]).toBe(20)
    expect(moments[30]).toBe(31)
    expect(moments[30 + 15]).toBe(31 + 15)
    expect(moments[91]).toBe(90)
  })
  it('stretches spans that are no whole months', () => {
    expect(
      alignDays({ first: '2025-01-01', last: '2025-01-10' }, { first: '2025-02-03', last: '2025-02-22' }),
    ).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
  })
})

describe('learnShape', () => {
  it('is time gone while nothing is closed', () => expect(learnShape([], q1)).toEqual(straight(90)))

  it('is time gone for even selling, whatever the months’ lengths', () => {
    const shape = learnShape([each(q1, () => 3)], q3)
    shape.forEach((fraction, i) => expect(fraction).toBeCloseTo((i + 1) / 92, 3))
  })
  it('finds what comes late', () => {
    // A fifth in the first month, half in the last.
    const late = [q1, q2].map((span) => each(span, (day) => (day <= 31 ? 2 : day <= 60 ? 3 : 5)))
    const shape = learnShape(late, q3)
    // 0.318 for the two alone, 0.457 of the time.
    expect(shape[41]).toBeGreaterThan(0.318)
    expect(shape[41]).toBeLessThan(0.36)
  })
  it('keeps orders on a day of the month where they are', () => {
    const orders = (span: Quarter) => {
      const days = ['20', '20', '20'].map(
        (day, month) => `${addDays(span.first, month * 31).slice(0, 8)}${day}`,
      )
      return tally({
        ...span,
        gains: days.flatMap((day) => Array.from({ length: 40 }, (_, i) => ({ owner: `${i}`, day, by: 1 }))),
      })
    }
    const shape = learnShape([orders(q1), orders(q2)], q3)
    expect(shape[18]).toBeLessThan(0.05)
    expect(shape[19]).toBeCloseTo(1 / 3, 1)
    expect(shape[31 + 18]).toBeCloseTo(1 / 3, 1)
    expect(shape[31 + 19]).toBeCloseTo(2 / 3, 1)
  })
  it('stays near the company’s where a slice has little', () => {
    const company = learnShape([each(q1, (day) => day)], q2)
    const few = tally({ ...q1, gains: [{ owner: 'a', day: '2025-01-02', by: 1 }] })
    const slice = learnShape([few], q2, company)
    expect(Math.abs(slice[44]! - company[44]!)).toBeLessThan(0.1)
  })
  it('spreads a gain over the days since the measurement before', () => {
    const measured = [7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 90].map((day, i, days) => ({
      owner: 'a',
      day: addDays(q1.first, day - 1),
      since: addDays(q1.first, (days[i - 1] ?? 0) - 1),
      by: day - (days[i - 1] ?? 0),
    }))
    learnShape([tally({ ...q1, gains: measured })], q1).forEach((fraction, i) =>
      expect(fraction).toBeCloseTo((i + 1) / 90, 6),
    )
  })
  it('never falls, stays within 0 and 1 and ends at 1, falling totals included', () => {
    const gain = fc.record({
      owner: fc.constantFrom('a', 'b'),
      day: fc.integer({ min: 0, max: 89 }).map((day) => addDays(q1.first, day)),
      by: fc.double({ min: -50, max: 200, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(gain), fc.constantFrom(q1, q2, q3), (gains, into) => {
        const shape = learnShape([tally({ ...q1, gains })], into)
        expect(shape).toHaveLength(lengthOf(into))
        expect(shape.at(-1)).toBe(1)
        shape.forEach((fraction, i) => {
          expect(fraction).toBeGreaterThanOrEqual(i ? shape[i - 1]! : 0)
          expect(fraction).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})
