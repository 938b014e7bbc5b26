import { describe, expect, it, test } from 'vitest'
import { needed, type NeededInput } from './needed'

const input = (more: Partial<NeededInput>): NeededInput => ({
  kind: 'count',
  baseline: '0',
  target: '5',
  value: null,
  starts: '2026-10-01',
  deadline: '2026-12-31',
  today: '2026-12-10',
  recent: [],
  ...more,
})

test('4 to go, 1.3 a week; last four weeks 0.8', () => {
  // 21 days are left after 10 December.
  const answer = needed(
    input({
      target: '20',
      value: '16',
      recent: [
        { asOf: '2026-10-30', value: '10' },
        { asOf: '2026-11-06', value: '12.8' },
        { asOf: '2026-11-20', value: '14' },
        { asOf: '2026-12-04', value: '16' },
      ],
    }),
  )
  expect(answer).toMatchObject({ left: '4', weeksLeft: 3 })
  expect(answer!.perWeek).toBeCloseTo(1.333, 3)
  expect(answer!.lastFourWeeks).toBeCloseTo(0.8, 12)
})

describe('what is left', () => {
  test.each<[string, Partial<NeededInput>, string]>([
    ['exact', { kind: 'amount', target: '0.3', value: '0.1' }, '0.2'],
    ['nothing past the target', { value: '7' }, '0'],
    ['all from the baseline without a value', { baseline: '2', target: '5' }, '3'],
    ['more than that below the baseline', { value: '-1' }, '6'],
    ['down to a lower target', { baseline: '40', target: '20', value: '25' }, '5'],
    ['an amount for growth', { kind: 'growth', target: '10', base: '800000', value: '300000' }, '580000'],
    ['points of a rate', { kind: 'percent', baseline: '20', target: '25', value: '22.5' }, '2.5'],
  ])('is %s', (_, more, left) => expect(needed(input(more))?.left).toBe(left))

  it('is no question of a bound or a milestone', () => {
    for (const kind of ['limit', 'floor', 'milestone'] as const) expect(needed(input({ kind }))).toBeNull()
  })
})

describe('a week', () => {
  it('is 0 once the target is reached', () => {
    expect(needed(input({ value: '5', today: '2026-12-31' }))).toMatchObject({ perWeek: 0, weeksLeft: 0 })
  })
  it('is unknown from the last day on', () => {
    expect(needed(input({ value: '4', today: '2026-12-31' }))).toMatchObject({ perWeek: null, weeksLeft: 0 })
    expect(needed(input({ value: '4', today: '2027-02-01' }))).toMatchObject({ perWeek: null, weeksLeft: 0 })
  })
  it('counts the whole span before the start', () => {
    expect(needed(input({ today: '2026-09-01' }))?.weeksLeft).toBeCloseTo(92 / 7)
  })
})

describe('the last four weeks', () => {
  it('start with the goal where it is younger', () => {
    const recent = [{ asOf: '2026-10-14', value: '4' }]
    expect(needed(input({ today: '2026-10-15', value: '4', recent }))?.lastFourWeeks).toBeCloseTo(2)
  })
  it('are positive towards a lower target', () => {
    const recent = [{ asOf: '2026-10-14', value: '36' }]
    const down = input({ baseline: '40', target: '20', value: '36', today: '2026-10-15', recent })
    expect(needed(down)?.lastFourWeeks).toBeCloseTo(2)
  })
  it('are unknown where nothing was measured in them', () => {
    expect(
      needed(input({ value: '3', recent: [{ asOf: '2026-11-12', value: '3' }] }))?.lastFourWeeks,
    ).toBeNull()
    expect(needed(input({}))?.lastFourWeeks).toBeNull()
  })
  it('leave later dates out', () => {
    const recent = [
      { asOf: '2026-10-14', value: '4' },
      { asOf: '2026-10-20', value: '9' },
    ]
    expect(needed(input({ today: '2026-10-15', recent }))?.lastFourWeeks).toBeCloseTo(2)
  })
})
