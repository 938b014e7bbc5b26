import { describe, expect, test } from 'vitest'
import { readPaces, setPaceInput } from './input/pace'
import { markDays, monthEnd, monthMark, proposedMarks } from './marks'
import { pace } from './pace'

const quarter = { starts: '2026-10-01', deadline: '2026-12-31' }
const terms = { ...quarter, baseline: '0', target: '30' }
const marks = [
  { day: '2026-10-31', value: '5' },
  { day: '2026-11-30', value: '15' },
  { day: '2026-12-31', value: '30' },
]

test('marks stand on the month ends a goal passes, the deadline has the target', () => {
  expect(['2026-02-03', '2028-02-29', '2026-12-31'].map(monthEnd)).toEqual([
    '2026-02-28',
    '2028-02-29',
    '2026-12-31',
  ])
  expect(markDays(quarter)).toEqual(['2026-10-31', '2026-11-30'])
  expect(markDays({ starts: '2026-12-01', deadline: '2026-12-31' })).toEqual([])
  expect(markDays({ starts: '2026-10-15', deadline: '2026-11-15' })).toEqual(['2026-10-31'])
})

describe('what this month asks for', () => {
  const values = [
    { asOf: '2026-10-30', value: '4' },
    { asOf: '2026-11-13', value: '9' },
  ]
  test('is its mark less the one before, beside what has come since', () => {
    expect(monthMark(marks, terms, values, '2026-11-16')).toEqual({
      until: '2026-11-30',
      asked: '10',
      done: '5',
    })
    expect(monthMark(marks, terms, values, '2026-10-31')).toEqual({
      until: '2026-10-31',
      asked: '5',
      done: '4',
    })
    expect(monthMark(marks, terms, values, '2026-12-01')).toEqual({
      until: '2026-12-31',
      asked: '15',
      done: '0',
    })
  })
  test('is not known before a value, without a mark, or outside the goal’s time', () => {
    expect(monthMark(marks, terms, [], '2026-11-16')!.done).toBeNull()
    expect(monthMark(marks.slice(1), terms, values, '2026-11-16')).toBeNull()
    expect(monthMark(marks, terms, values, '2027-01-01')).toBeNull()
  })
  test('keeps the shape of the marks where the target has moved', () => {
    const less = { ...terms, target: '18' }
    expect(monthMark(marks, less, values, '2026-11-16')).toMatchObject({ asked: '6', done: '5' })
    expect(monthMark(marks, less, values, '2026-12-01')).toMatchObject({ asked: '9' })
    const span = { curve: 'marks' as const, marks, ...less }
    expect(pace(span, '2026-11-30')).toBeCloseTo(0.5, 10)
  })
  test('the pace passes through the marks', () => {
    const span = { curve: 'marks' as const, marks, ...terms }
    expect(pace(span, '2026-10-31')).toBeCloseTo(5 / 30, 10)
    expect(pace(span, '2026-11-30')).toBeCloseTo(0.5, 10)
    expect(pace(span, '2026-12-31')).toBe(1)
  })
})

describe('what a form of marks begins with', () => {
  const days = ['2026-10-31', '2026-11-30']
  const paceAt = (day: string) => (day === '2026-10-31' ? 0.2468 : 0.6031)
  const proposed = (
    terms: { kind: 'count' | 'amount' | 'percent'; baseline: string; target: string },
    set = null,
  ) => proposedMarks(terms, days, { marks: set, paceAt }).map(({ value }) => value)
  test.each([
    [{ kind: 'amount', baseline: '0', target: '120000' }, ['29600', '72400']],
    [{ kind: 'count', baseline: '0', target: '30' }, ['7', '18']],
    [{ kind: 'percent', baseline: '20', target: '25' }, ['21.2', '23']],
    [{ kind: 'count', baseline: '50', target: '38' }, ['47', '43']],
    // Close to a large start, still between start and target.
    [{ kind: 'amount', baseline: '12340', target: '12380' }, ['12350', '12364']],
  ] as const)('%j', (terms, values) => {
    expect(proposed(terms).map(Number)).toEqual(values.map(Number))
  })
  test('marks there are stay, moved with the target', () => {
    const terms = { kind: 'count' as const, baseline: '0', target: '18' }
    expect(proposedMarks(terms, days, { marks, paceAt }).map(({ value }) => Number(value))).toEqual([3, 9])
  })
})

describe('a form of paces', () => {
  const id = '0193ac0a-a8c0-7000-8002-997dd707e4f5'
  const standing = {
    ...{ id, kind: 'count' as const, unit: 'deals', currency: null, dropped: false },
    ...{ baseline: '0', base: null, target: '30', dueOn: null },
  }
  const read = (row: Record<string, unknown>) => {
    const form = { formId: id, goalId: id, version: '1', keyResults: { [id]: row } }
    return readPaces(setPaceInput.parse(form).keyResults, [standing], quarter)
  }
  test('is read month by month', () => {
    const typed = { '2026-10-31': '5', '2026-11-30': '１５' }
    expect(read({ curve: 'marks', marks: typed })).toEqual({
      paces: [{ id, paceCurve: 'marks', marks }],
      problems: {},
    })
    expect(read({ curve: 'learned', marks: typed }).paces).toEqual([
      { id, paceCurve: 'learned', marks: null },
    ])
  })
  test.each([
    [{ '2026-10-31': '31' }, '2026-10-31', 'markBeyondTarget'],
    [{ '2026-10-31': '-1' }, '2026-10-31', 'amountNegative'],
    [{ '2026-10-31': '9', '2026-11-30': '8' }, '2026-11-30', 'markGoesBack'],
    [{ '2026-10-31': 'many' }, '2026-10-31', 'amountUnreadable'],
    [{}, '2026-10-31', 'marksMissing'],
  ])('%j says %s %s', (typed, day, key) => {
    const { problems } = read({ curve: 'marks', marks: typed })
    expect(problems[`keyResults.${id}.marks.${day}`]).toMatchObject({ key })
  })
  test('one slip is one message', () => {
    const { problems } = read({ curve: 'marks', marks: { '2026-10-31': '99', '2026-11-30': '8' } })
    expect(Object.keys(problems)).toEqual([`keyResults.${id}.marks.2026-10-31`])
  })
  test('a curve nobody knows, and a day that is none, are refused', () => {
    const form = (row: unknown) => ({ formId: id, goalId: id, version: '1', keyResults: { [id]: row } })
    expect(setPaceInput.safeParse(form({ curve: 'steep' })).success).toBe(false)
    expect(setPaceInput.safeParse(form({ curve: 'marks', marks: { '2026-13-01': '1' } })).success).toBe(false)
  })
})
