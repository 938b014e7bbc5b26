import { describe, expect, test } from 'vitest'
import type { JudgedKeyResult } from './attainment'
import {
  isWithin,
  markDay,
  newestMark,
  reachedBy,
  suggestions,
  type Decided,
  type IncentiveRule,
  type Reached,
} from './incentives'
import { paceOf, type Pace } from './pace'
import type { Day } from './types'

const quarter = { starts: '2025-01-01', deadline: '2025-03-31' }

let made = 0
const rule = (changes: Partial<IncentiveRule>): IncentiveRule => ({
  id: `rule-${(made += 1)}`,
  kind: 'reward',
  against: 'adjusted',
  capped: false,
  from: null,
  to: null,
  ...changes,
})
const over120 = rule({ from: 1.2 })
const over100 = rule({ from: 1 })
const under60 = rule({ kind: 'penalty', to: 0.6 })
const usual = [over120, over100, under60]

const at = (uncapped: number, due = 1): Reached => ({
  adjusted: { capped: Math.min(1, uncapped), uncapped, due },
  original: { capped: 0.8, uncapped: 0.9, due },
})
const ids = (reached: Reached, rules = usual, decided: Decided[] = [], mark: 50 | 90 | 100 = 100) =>
  suggestions(rules, mark, reached, decided).map((one) => one.rule.id)

describe('marks', () => {
  test.each([
    [50, '2025-02-14'],
    [90, '2025-03-22'],
    [100, '2025-03-31'],
  ] as const)('%s %% of the first quarter of 2025 is over at the end of %s', (mark, day) => {
    expect(markDay(quarter, mark)).toBe(day)
  })

  test.each([
    ['2025-02-14', null],
    ['2025-02-15', 50],
    ['2025-03-22', 50],
    ['2025-03-23', 90],
    ['2025-03-31', 90],
    ['2025-04-01', 100],
  ] as const)('on %s the newest one passed is %s', (today, mark) => {
    expect(newestMark(quarter, today, 'active')).toBe(mark)
  })

  test('a period in grading asks for the whole, even before the last day is over', () => {
    expect(newestMark(quarter, '2025-03-30', 'grading')).toBe(100)
    expect(newestMark(quarter, '2025-02-01', 'closed')).toBe(100)
  })

  test('a goal of a single day has all its marks on it', () => {
    const day = { starts: '2025-02-03', deadline: '2025-02-03' }
    expect(newestMark(day, '2025-02-03', 'active')).toBeNull()
    expect(newestMark(day, '2025-02-04', 'active')).toBe(100)
  })
})

describe('bands', () => {
  test.each([
    [1.2, { from: 1.2, to: null }, true],
    [1.1999, { from: 1.2, to: null }, false],
    [0.6, { from: null, to: 0.6 }, false],
    [0.5999, { from: null, to: 0.6 }, true],
    [1, { from: 1, to: 1.2 }, true],
    [1.2, { from: 1, to: 1.2 }, false],
    // Sums in floating point, a little beside the number they stand for.
    [0.1 + 0.2 + 0.3, { from: null, to: 0.6 }, false],
    [1.1 + 0.1, { from: 1.2, to: null }, true],
    [0.3 - 0.1 + 0.4, { from: 0.6, to: null }, true],
  ])('%s in %o: %s', (ratio, band, within) => {
    expect(isWithin(ratio, band)).toBe(within)
  })
})

describe('what is suggested', () => {
  test.each([
    [1.25, [over120.id]],
    [1.1, [over100.id]],
    [0.99, []],
    [0.6, []],
    [0.45, [under60.id]],
  ])('at the deadline %s gives only the narrowest rule', (attainment, expected) => {
    expect(ids(at(attainment))).toEqual(expected)
  })

  test('of two penalties whose bands both hold the one that ends lowest', () => {
    const under30 = rule({ kind: 'penalty', to: 0.3 })
    expect(ids(at(0.2), [under60, under30])).toEqual([under30.id])
    expect(ids(at(0.5), [under60, under30])).toEqual([under60.id])
  })

  test('of two with the same bound the one that is bounded on the other side, too', () => {
    const between = rule({ from: 1, to: 1.5 })
    expect(ids(at(1.2), [over100, between])).toEqual([between.id])
    expect(ids(at(1.2), [between, over100])).toEqual([between.id])
  })

  test('rules of different readings stand beside each other', () => {
    const original = rule({ against: 'original', from: 0.9 })
    const capped = rule({ capped: true, from: 1 })
    expect(ids(at(1.25), [over120, original, capped])).toEqual([over120.id, original.id, capped.id])
  })

  test('without any value nothing, not even a penalty', () => {
    expect(ids({ adjusted: null, original: null })).toEqual([])
  })

  test('at half time a penalty asks what was due by then, a reward still the whole', () => {
    expect(ids(at(0.45, 0.5), usual, [], 50)).toEqual([])
    expect(ids(at(0.29, 0.5), usual, [], 50)).toEqual([under60.id])
    expect(ids(at(0.7, 0.5), usual, [], 50)).toEqual([])
    expect(ids(at(1.3, 0.5), usual, [], 50)).toEqual([over120.id])
    expect(suggestions(usual, 50, at(0.29, 0.5), [])).toMatchObject([
      { mark: 50, attainment: 0.29, due: 0.5, compared: 0.58 },
    ])
  })

  test('nothing due yet asks for no penalty', () => {
    expect(ids(at(0, 0), usual, [], 50)).toEqual([])
  })

  const decided = (of: IncentiveRule, mark: number, outcome: Decided['outcome']): Decided => ({
    ...of,
    mark,
    outcome,
  })

  test('what was decided at this mark is not suggested again, whatever became of its rule since', () => {
    expect(ids(at(1.25), usual, [decided(over120, 100, 'dismissed')])).toEqual([])
    const written = decided(rule({ from: 1.1 }), 100, 'noted')
    expect(ids(at(1.25), usual, [written])).toEqual([])
  })

  test('a later mark asks again, but not for a reward that has been noted', () => {
    expect(ids(at(1.25), usual, [decided(over120, 90, 'dismissed')])).toEqual([over120.id])
    expect(ids(at(1.25), usual, [decided(over120, 90, 'noted')])).toEqual([])
    expect(ids(at(1.25), usual, [decided(over100, 90, 'noted')])).toEqual([over120.id])
    expect(ids(at(0.4), usual, [decided(under60, 50, 'noted')])).toEqual([under60.id])
  })

  test('a noted reward is not suggested again by a rule that took its rule’s place, nor one that asks for less', () => {
    const given = [decided(over100, 50, 'noted')]
    for (const from of [1, 0.95]) expect(ids(at(1.1), [rule({ from })], given, 90)).toEqual([])
    const [higher, original] = [rule({ from: 1.05 }), rule({ from: 0.9, against: 'original' })]
    expect(ids(at(1.1), [higher, original], given, 90)).toEqual([higher.id, original.id])
  })
})

describe('the brief’s case, 2025 Q1', () => {
  const result = (
    kind: 'count' | 'percent',
    [original, target]: [string, string],
    values: [Day, string][],
  ): JudgedKeyResult & { paceTo: (deadline: Day) => Pace } => ({
    current: { kind, baseline: '0', target, weight: 5_000 },
    original: { kind, baseline: '0', target: original, weight: 5_000 },
    dropped: false,
    measurements: values.map(([asOf, value]) => ({ asOf, value })),
    paceTo: (deadline) => paceOf({ curve: 'linear', starts: quarter.starts, deadline }),
  })
  const goal = [
    result(
      'count',
      ['5', '3'],
      [
        ['2025-02-10', '1'],
        ['2025-03-28', '3'],
        ['2025-05-20', '5'],
      ],
    ),
    result(
      'percent',
      ['10', '8'],
      [
        ['2025-02-10', '2'],
        ['2025-03-31', '12'],
      ],
    ),
  ]
  const deadlines = { original: quarter.deadline, current: quarter.deadline }

  test('at the deadline: 100 % capped and 125 % uncapped of the adjusted, 80 and 90 % of the original', () => {
    expect(reachedBy(goal, deadlines, quarter.deadline)).toEqual({
      adjusted: { capped: 1, uncapped: 1.25, due: 1 },
      original: { capped: 0.8, uncapped: 0.9, due: 1 },
    })
    const reached = reachedBy(goal, deadlines, quarter.deadline)
    expect(ids(reached)).toEqual([over120.id])
    expect(
      ids(reached, [rule({ capped: true, from: 1 }), rule({ against: 'original', from: 1 })]),
    ).toHaveLength(1)
  })

  test('at half time: 1 of 3 clients and 2 of 8 %, when half was due', () => {
    const reached = reachedBy(goal, deadlines, markDay(quarter, 50))
    expect(reached.adjusted!.uncapped).toBeCloseTo(7 / 24)
    expect(reached.adjusted!.due).toBe(0.5)
    expect(ids(reached, usual, [], 50)).toEqual([under60.id])
  })

  test('before the first value nothing is known', () => {
    expect(reachedBy(goal, deadlines, '2025-02-09')).toEqual({ adjusted: null, original: null })
  })

  test('a bound is due at all times, a milestone on its day', () => {
    const bound: typeof goal = [
      { ...goal[0]!, current: { kind: 'limit', baseline: '0', target: '3', weight: 5_000 } },
      {
        ...goal[1]!,
        current: { kind: 'milestone', baseline: '0', target: '1', dueOn: '2025-03-01', weight: 5_000 },
      },
    ]
    expect(reachedBy(bound, deadlines, '2025-02-14').adjusted!.due).toBe(0.5)
    expect(reachedBy(bound, deadlines, '2025-03-01').adjusted!.due).toBe(1)
  })

  test('what was due of the original is due by its own days and its own deadline', () => {
    const milestone = { kind: 'milestone', baseline: '0', target: '1', weight: 5_000 } as const
    const moved: typeof goal = [
      goal[0]!,
      {
        ...goal[1]!,
        current: { ...milestone, dueOn: '2025-05-01' },
        original: { ...milestone, dueOn: '2025-03-01' },
      },
    ]
    const later = { original: quarter.deadline, current: '2025-06-29' }
    // 60 of 90 days, and of 180 since the deadline was moved.
    const { original, adjusted } = reachedBy(moved, later, '2025-03-01')
    expect(original!.due).toBeCloseTo((60 / 90 + 1) / 2)
    expect(adjusted!.due).toBeCloseTo(60 / 180 / 2)
  })
})
