import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, dayFromNumber, dayNumber, daysBetween } from './calendar'
import { curveDrawn, pace, paceOf, type PaceSpan } from './pace'

const q1 = { starts: '2025-01-01', deadline: '2025-03-31' }
const linear: PaceSpan = { curve: 'linear', ...q1 }

describe('linear', () => {
  test.each([
    ['2024-12-31', 0],
    ['2025-01-01', 1 / 90],
    ['2025-02-14', 0.5],
    ['2025-03-30', 89 / 90],
    ['2025-03-31', 1],
    ['2025-07-01', 1],
  ])('%s: %f', (day, fraction) => expect(pace(linear, day)).toBeCloseTo(fraction, 12))

  it('is 1 on the only day of a goal', () => {
    expect(pace({ curve: 'linear', starts: '2025-01-01', deadline: '2025-01-01' }, '2025-01-01')).toBe(1)
  })
})

describe('working days', () => {
  const calendar = {
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    makeUpDays: ['2026-10-10'],
  }
  const october: PaceSpan = { curve: 'working_days', starts: '2026-10-01', deadline: '2026-10-31', calendar }

  test.each([
    ['2026-10-07', 0],
    ['2026-10-08', 1 / 18],
    ['2026-10-10', 3 / 18],
    ['2026-10-11', 3 / 18],
    ['2026-10-30', 1],
  ])('%s: %f', (day, fraction) => expect(pace(october, day)).toBeCloseTo(fraction, 12))

  it('is linear where no day is worked', () => {
    const holiday: PaceSpan = { ...october, starts: '2026-10-03', deadline: '2026-10-04' }
    expect(curveDrawn(holiday)).toBe('linear')
    expect(pace(holiday, '2026-10-03')).toBe(0.5)
  })
})

describe('learned', () => {
  // Ten days of which the last two brought half.
  const shape = [0.0625, 0.125, 0.1875, 0.25, 0.3125, 0.375, 0.4375, 0.5, 0.75, 1]
  const learned = { shape, first: '2026-10-01', last: '2026-10-10' }
  const whole: PaceSpan = { curve: 'learned', starts: '2026-10-01', deadline: '2026-10-10', learned }

  it('follows the shape', () => {
    expect(curveDrawn(whole)).toBe('learned')
    shape.forEach((fraction, i) => expect(pace(whole, addDays('2026-10-01', i))).toBeCloseTo(fraction, 12))
  })
  it('rescales the slice a goal covers', () => {
    const slice: PaceSpan = { ...whole, starts: '2026-10-09' }
    expect(pace(slice, '2026-10-09')).toBeCloseTo(0.5, 12)
    const early: PaceSpan = { ...whole, deadline: '2026-10-08' }
    expect(pace(early, '2026-10-04')).toBeCloseTo(0.5, 12)
  })
  it('stretches a shape learned from a period of another length', () => {
    const twice: PaceSpan = { ...whole, deadline: '2026-10-20', learned: { ...learned, last: '2026-10-20' } }
    expect(pace(twice, '2026-10-16')).toBeCloseTo(0.5, 12)
    expect(pace(twice, '2026-10-17')).toBeCloseTo(0.625, 12)
  })
  it('never falls where the closed periods did', () => {
    const fell = { ...learned, shape: [0.2, 0.6, 0.4, 0.5, 0.7, 0.8, 0.9, 0.9, 0.9, 1] }
    expect(pace({ ...whole, learned: fell }, '2026-10-04')).toBeCloseTo(0.6, 12)
  })
  it('is linear while no period is closed or the slice is level', () => {
    for (const none of [
      null,
      undefined,
      { ...learned, shape: [] },
      { ...learned, shape: shape.map(() => 1) },
    ]) {
      const span: PaceSpan = { ...whole, starts: '2026-10-03', learned: none }
      expect(curveDrawn(span)).toBe('linear')
      expect(pace(span, '2026-10-06')).toBe(0.5)
    }
  })
})

describe('marks', () => {
  const marks = [
    { day: '2025-02-28', value: '3' },
    { day: '2025-01-31', value: '1' },
    { day: '2025-03-31', value: '5' },
  ]
  const span: PaceSpan = { curve: 'marks', ...q1, marks, baseline: '0', target: '5' }

  test.each([
    ['2025-01-31', 0.2],
    ['2025-02-14', 0.4],
    ['2025-02-28', 0.6],
    ['2025-03-31', 1],
  ])('%s: %f', (day, fraction) => expect(pace(span, day)).toBeCloseTo(fraction, 12))

  it('keep their shape when the target is adjusted', () => {
    expect(pace({ ...span, target: '3' }, '2025-02-28')).toBeCloseTo(0.6, 12)
  })
  it('reach the target where the last stands before the deadline', () => {
    const two = marks.slice(0, 2)
    expect(pace({ ...span, marks: two, target: '6' }, '2025-02-28')).toBeCloseTo(0.5, 12)
  })
  it('may go down to a lower target', () => {
    const down = { ...span, baseline: '10', target: '5', marks: [{ day: '2025-01-31', value: '9' }] }
    expect(pace(down, '2025-01-31')).toBeCloseTo(0.2, 12)
  })
  it('are linear where there are none', () => {
    expect(curveDrawn({ ...span, marks: [] })).toBe('linear')
    expect(pace({ ...span, marks: null }, '2025-02-14')).toBe(0.5)
  })
})

it('never falls, is 0 before the start and 1 from the deadline on, whatever the curve', () => {
  const near = fc.integer({ min: dayNumber('2026-09-01'), max: dayNumber('2027-01-31') }).map(dayFromNumber)
  const shapes = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 100 })
    .map((all) => all.sort())
  const span: fc.Arbitrary<PaceSpan> = fc.record({
    curve: fc.constantFrom('linear', 'working_days', 'learned', 'marks'),
    starts: near,
    deadline: near,
    calendar: fc.record({ holidays: fc.array(near), makeUpDays: fc.array(near) }),
    learned: shapes.map((shape) => ({ shape, first: '2026-10-01', last: '2026-12-31' })),
    marks: fc.array(fc.record({ day: near, value: fc.integer({ min: -50, max: 50 }).map(String) })),
    baseline: fc.constantFrom('0', '10'),
    target: fc.constantFrom('5', '40'),
  })
  fc.assert(
    fc.property(span, (any) => {
      const ordered =
        any.starts <= any.deadline ? any : { ...any, starts: any.deadline, deadline: any.starts }
      const at = paceOf(ordered)
      const days = daysBetween(ordered.starts, ordered.deadline) + 5
      const drawn = Array.from({ length: days }, (_, i) => at(addDays(ordered.starts, i - 2)))
      expect(drawn.slice(0, 2)).toEqual([0, 0])
      expect(drawn.slice(-3)).toEqual([1, 1, 1])
      expect(drawn.findIndex((now, i) => i > 0 && now < drawn[i - 1]! - 1e-12)).toBe(-1)
    }),
  )
})
