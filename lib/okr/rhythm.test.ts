import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './calendar'
import { ownPace, rhythm, spanRate, weeklyGains, type RhythmSpan } from './rhythm'

const count = { kind: 'count', baseline: '0', target: '60' } as const
const span = (values: [string, string][], changes: Partial<RhythmSpan> = {}): RhythmSpan => ({
  // Monday 5 October to Sunday 27 December 2026: twelve whole weeks.
  starts: '2026-10-05',
  deadline: '2026-12-27',
  terms: count,
  values: values.map(([asOf, value]) => ({ asOf, value })),
  ...changes,
})
const gains = (spans: RhythmSpan[], today = '2027-02-01') =>
  weeklyGains(spans, today).map(({ week, gain }) => [week, Math.round(gain * 1000) / 1000])

describe('gains by week', () => {
  test.each<[string, [string, string][], [string, number][]]>([
    ['nothing measured, nothing known', [], []],
    ['the first counts from the start', [['2026-10-09', '3']], [['2026-10-05', 3]]],
    [
      'the last value of a week stands for it',
      [
        ['2026-10-06', '1'],
        ['2026-10-09', '4'],
        ['2026-10-16', '6'],
      ],
      [
        ['2026-10-05', 4],
        ['2026-10-12', 2],
      ],
    ],
    [
      'weeks without a value share what the next value shows',
      [
        ['2026-10-09', '3'],
        ['2026-10-30', '12'],
      ],
      [
        ['2026-10-05', 3],
        ['2026-10-12', 3],
        ['2026-10-19', 3],
        ['2026-10-26', 3],
      ],
    ],
    [
      'a refund is a negative week',
      [
        ['2026-10-09', '3'],
        ['2026-10-16', '2'],
      ],
      [
        ['2026-10-05', 3],
        ['2026-10-12', -1],
      ],
    ],
  ])('%s', (_, values, expected) => expect(gains([span(values)])).toEqual(expected))

  test('a week that is not over says nothing yet', () => {
    const values: [string, string][] = [
      ['2026-10-09', '3'],
      ['2026-10-16', '5'],
    ]
    expect(gains([span(values)], '2026-10-18')).toEqual([['2026-10-05', 3]])
    expect(gains([span(values)], '2026-10-19')).toHaveLength(2)
  })

  test('a value dated before the start is no week of it', () => {
    expect(
      gains([
        span([
          ['2026-10-02', '3'],
          ['2026-10-09', '4'],
        ]),
      ]),
    ).toEqual([['2026-10-05', 4]])
  })

  test('a stump, here from Friday on, is left out, and takes its part by its days', () => {
    const stump = span([['2026-10-16', '10']], { starts: '2026-10-09' })
    expect(gains([stump])).toEqual([['2026-10-12', 7]])
  })

  test('from Wednesday on it is a week', () => {
    expect(gains([span([['2026-10-09', '3']], { starts: '2026-10-07' })])).toEqual([['2026-10-05', 3]])
    expect(gains([span([['2026-10-09', '3']], { starts: '2026-10-08' })])).toEqual([])
  })

  test('the week in which a quarter ends and the next begins is one week: 53 of 2026', () => {
    const old = span(
      [
        ['2026-12-27', '40'],
        ['2026-12-30', '44'],
      ],
      { starts: '2026-12-21', deadline: '2026-12-31' },
    )
    const next = span([['2027-01-02', '3']], { starts: '2027-01-01', deadline: '2027-03-31' })
    expect(gains([old, next])).toEqual([
      ['2026-12-21', 40],
      ['2026-12-28', 7],
    ])
  })

  test('two goals of one metric add up', () => {
    const one = span([['2026-10-09', '3']])
    expect(gains([one, span([['2026-10-11', '2']])])).toEqual([['2026-10-05', 5]])
  })

  test('downwards, what falls is gained; growth counts its amount from nothing', () => {
    const down = { kind: 'count', baseline: '20', target: '5' } as const
    expect(gains([span([['2026-10-09', '16']], { terms: down })])).toEqual([['2026-10-05', 4]])
    const growth = { kind: 'growth', baseline: '0', target: '10', base: '1000' } as const
    expect(gains([span([['2026-10-09', '90.5']], { terms: growth })])).toEqual([['2026-10-05', 90.5]])
  })

  test('the weeks of a span add up to what was gained in it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 83 }), fc.integer({ min: -50, max: 50 })), {
          selector: ([day]) => day,
          minLength: 1,
        }),
        (drawn) => {
          const values = drawn
            .sort(([a], [b]) => a - b)
            .map(([day, value]): [string, string] => [addDays('2026-10-05', day), String(value)])
          const sum = weeklyGains([span(values)], '2027-02-01').reduce((all, { gain }) => all + gain, 0)
          expect(sum).toBeCloseTo(Number(values.at(-1)![1]), 6)
        },
      ),
    )
  })
})

const weekly = (each: number[], starts = '2026-10-05'): RhythmSpan => {
  let total = 0
  const values = each.map((gain, week): [string, string] => {
    total += gain
    return [addDays(starts, 7 * week + 4), String(total)]
  })
  return span(values, { starts })
}

describe('rhythm', () => {
  test.each<[string, number[], { median: number; mean: number; p80: number; bestFour: number | null }]>([
    ['one week', [3], { median: 3, mean: 3, p80: 3, bestFour: null }],
    ['three weeks make no run', [1, 2, 6], { median: 2, mean: 3, p80: 4.4, bestFour: null }],
    ['four weeks', [1, 2, 3, 6], { median: 2.5, mean: 3, p80: 4.2, bestFour: 3 }],
    ['the best run lies in the middle', [0, 4, 4, 4, 4, 0], { median: 4, mean: 16 / 6, p80: 4, bestFour: 4 }],
    ['nothing won is known, too', [0, 0, 0, 0, 0], { median: 0, mean: 0, p80: 0, bestFour: 0 }],
  ])('%s', (_, each, expected) => {
    const found = rhythm([weekly(each)], '2027-02-01')!
    expect(found.median).toBeCloseTo(expected.median)
    expect(found.mean).toBeCloseTo(expected.mean)
    expect(found.p80).toBeCloseTo(expected.p80)
    if (expected.bestFour === null) expect(found.bestFour).toBeNull()
    else expect(found.bestFour!.perWeek).toBeCloseTo(expected.bestFour)
  })

  test('only the last twelve weeks make the median; the best four may lie before them', () => {
    const early = weekly([9, 9, 9, 9], '2026-06-01')
    const found = rhythm([early, weekly(Array.from({ length: 12 }, () => 2))], '2027-02-01')!
    expect(found.weeks).toHaveLength(12)
    expect(found).toMatchObject({ median: 2, mean: 2, bestFour: { from: '2026-06-01', perWeek: 9 } })
  })

  test('four weeks with a gap between them are no run', () => {
    const found = rhythm([weekly([5, 5], '2026-08-03'), weekly([1, 1])], '2027-02-01')!
    expect(found.bestFour).toBeNull()
  })

  test('rates, bounds and milestones have none', () => {
    const percent = { kind: 'percent', baseline: '20', target: '25' } as const
    expect(rhythm([span([['2026-10-09', '22']], { terms: percent })], '2027-02-01')).toBeNull()
    expect(rhythm([], '2027-02-01')).toBeNull()
  })
})

describe('what the goal check goes by', () => {
  test.each<[string, number[], Parameters<typeof ownPace>[1], ReturnType<typeof ownPace>]>([
    ['nothing', [], [], { meanWeek: null, bestFourWeeks: null, bestPeriodWeek: null, lastResult: null }],
    [
      'weeks, the best period and the last result',
      [3, 1, 2, 2],
      [
        { rate: 3.5, value: '46' },
        { rate: 4, value: '52' },
      ],
      { meanWeek: 2, bestFourWeeks: 2, bestPeriodWeek: 4, lastResult: '46' },
    ],
    [
      'of a rate only its last level',
      [],
      [{ rate: null, value: '23' }],
      { meanWeek: null, bestFourWeeks: null, bestPeriodWeek: null, lastResult: '23' },
    ],
    [
      'a period without a value is passed over',
      [],
      [
        { rate: null, value: null },
        { rate: 1, value: '13' },
      ],
      { meanWeek: null, bestFourWeeks: null, bestPeriodWeek: 1, lastResult: '13' },
    ],
  ])('%s', (_, each, ended, expected) =>
    expect(ownPace(rhythm([weekly(each)], '2027-02-01'), ended)).toEqual(expected),
  )

  test('the rate of a span is what it came to, by its weeks', () => {
    expect(spanRate(span([]))).toBeNull()
    expect(spanRate(span([['2026-12-20', '24']]))).toBeCloseTo(2)
    const percent = { kind: 'percent', baseline: '20', target: '25' } as const
    expect(spanRate(span([['2026-12-20', '24']], { terms: percent }))).toBeNull()
  })
})
