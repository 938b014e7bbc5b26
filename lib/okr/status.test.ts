import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { KeyResultTerms } from './measures'
import { paceOf } from './pace'
import {
  disagreement,
  goalStatus,
  type KeyResultReading,
  type KeyResultStanding,
  keyResultStatus,
  personProgress,
  shareOfPace,
  type Standing,
  statusMix,
  teamStatus,
} from './status'
import type { Kind, Status } from './types'

const limits = { onTrack: 0.9, atRisk: 0.7 }
const q1 = { starts: '2025-01-01', deadline: '2025-03-31' }
const half = '2025-02-14'
const terms = (
  kind: Kind,
  baseline: string,
  target: string,
  more: Partial<KeyResultTerms> = {},
): KeyResultTerms => ({
  kind,
  baseline,
  target,
  ...more,
})
/** Measured and looked at on the day where the pace is 0.5, unless said otherwise. */
const stand = (asked: KeyResultTerms, value: string | null, more: Partial<KeyResultReading> = {}) =>
  keyResultStatus(
    {
      terms: asked,
      value,
      asOf: value === null ? null : half,
      pace: paceOf({ curve: 'linear', ...q1 }),
      deadline: q1.deadline,
      today: half,
      lastDue: null,
      ...more,
    },
    limits,
  )
const at = (day: string) => ({ asOf: day, today: day })

describe('against the pace', () => {
  const amount = terms('amount', '0', '1000')
  test.each<[string, Status]>([
    ['1000', 'done'],
    ['999.9999', 'on_track'],
    ['450', 'on_track'],
    ['449.9999', 'at_risk'],
    ['350', 'at_risk'],
    ['349.9999', 'off_track'],
    ['-100', 'off_track'],
  ])('%s of 1,000 at half time: %s', (value, status) => expect(stand(amount, value).status).toBe(status))

  test.each<[Kind, string, string, string, string | null, Status]>([
    ['percent', '20', '25', '22.25', null, 'on_track'],
    ['percent', '20', '25', '22', null, 'at_risk'],
    ['percent', '8', '4', '6', null, 'on_track'],
    ['percent', '8', '4', '7', null, 'off_track'],
    ['growth', '0', '10', '440000', '800000', 'on_track'],
    ['growth', '0', '10', '880000', '800000', 'done'],
    ['growth', '0', '10', '308000', '800000', 'at_risk'],
  ])('%s %s to %s, now %s', (kind, baseline, target, value, base, status) => {
    expect(stand(terms(kind, baseline, target, { base }), value).status).toBe(status)
  })

  it('multiplies, so that nothing asked is met by nothing done', () => {
    expect(stand(amount, '0', at('2024-12-31')).status).toBe('on_track')
  })

  it('says the figures it compared', () => {
    expect(stand(amount, '400')).toMatchObject({
      progress: 0.4,
      pace: 0.5,
      comparedOn: half,
      status: 'at_risk',
    })
    expect(stand(amount, '400').pointsBehind).toBeCloseTo(10)
    expect(stand(amount, '700').pointsBehind).toBeCloseTo(-20)
  })

  it('has no data without a measurement, never 0 %', () => {
    for (const kind of ['count', 'amount', 'growth', 'percent', 'limit', 'floor'] as const) {
      expect(stand(terms(kind, '0', '5', { base: '9' }), null)).toMatchObject({
        status: 'no_data',
        progress: null,
        pointsBehind: null,
        counts: null,
      })
    }
    expect(stand(amount, null).pace).toBe(0.5)
  })

  it('follows other thresholds', () => {
    const reading = {
      terms: amount,
      value: '400',
      asOf: half,
      pace: () => 0.5,
      deadline: q1.deadline,
      today: half,
      lastDue: null,
    }
    expect(keyResultStatus(reading, { onTrack: 0.8, atRisk: 0.6 }).status).toBe('on_track')
  })
})

describe('the day compared with', () => {
  const amount = terms('amount', '0', '900')
  it('is the day the value is for until a due day has passed', () => {
    const waiting = { asOf: '2025-01-31', today: '2025-02-07', lastDue: '2025-01-31' }
    expect(stand(amount, '300', waiting)).toMatchObject({ comparedOn: '2025-01-31', status: 'on_track' })
  })
  it('is the due day once it has passed without a newer value', () => {
    const passed = { asOf: '2025-01-31', today: '2025-02-15', lastDue: '2025-02-14' }
    expect(stand(amount, '300', passed)).toMatchObject({
      comparedOn: '2025-02-14',
      pace: 0.5,
      status: 'off_track',
    })
  })
  it('is the later day of a value logged after the due day', () => {
    const logged = { asOf: '2025-02-16', today: '2025-02-17', lastDue: '2025-02-14' }
    expect(stand(amount, '470', logged)).toMatchObject({ comparedOn: '2025-02-16', status: 'on_track' })
  })
  it('is the deadline once that has passed', () => {
    const over = { asOf: '2025-03-28', today: '2025-04-01', lastDue: '2025-03-28' }
    expect(stand(amount, '800', over)).toMatchObject({ comparedOn: '2025-03-31', pace: 1, status: 'at_risk' })
  })
})

describe('a count less than one whole unit behind', () => {
  const five = terms('count', '0', '5')
  test.each<[string, string, Status]>([
    ['0', '2025-01-17', 'on_track'],
    ['0', '2025-01-18', 'off_track'],
    ['2', '2025-02-22', 'on_track'],
    ['2', '2025-02-23', 'off_track'],
    ['3', '2025-03-12', 'on_track'],
    ['3', '2025-03-13', 'at_risk'],
    ['4', '2025-03-30', 'on_track'],
    ['4', '2025-03-31', 'at_risk'],
    ['5', '2025-03-31', 'done'],
  ])('%s of 5 on %s: %s', (value, day, status) => expect(stand(five, value, at(day)).status).toBe(status))

  it('holds on the way down', () => {
    expect(stand(terms('count', '10', '8'), '10', at(half)).status).toBe('off_track')
    expect(stand(terms('count', '10', '8'), '10', at('2025-02-13')).status).toBe('on_track')
  })
  it('is for counts only', () => {
    expect(stand(terms('amount', '0', '5'), '0', at('2025-01-18')).status).toBe('off_track')
  })
})

test('in the first days nothing is worse than at risk', () => {
  const amount = terms('amount', '0', '1000')
  expect(stand(amount, '0', at('2025-01-13')).status).toBe('at_risk')
  expect(stand(amount, '-500', at('2025-01-13')).status).toBe('at_risk')
  // 14 of 90 days are more than 0.15.
  expect(stand(amount, '0', at('2025-01-14')).status).toBe('off_track')
})

describe('bounds', () => {
  const complaints = terms('limit', '0', '3', { unit: 'complaints' })
  const collection = terms('floor', '0', '95', { unit: '' })
  const expenses = terms('limit', '0', '50000', { currency: 'USD' })
  test.each<[string, KeyResultTerms, string, Status]>([
    ['complaints', complaints, '2', 'on_track'],
    ['complaints', complaints, '3', 'at_risk'],
    ['complaints', complaints, '4', 'off_track'],
    ['collection rate', collection, '94.9', 'off_track'],
    ['collection rate', collection, '95', 'at_risk'],
    ['collection rate', collection, '95.5', 'at_risk'],
    ['collection rate', collection, '96', 'on_track'],
    ['churn', terms('limit', '0', '5', { unit: '%' }), '4.5', 'at_risk'],
    ['churn', terms('limit', '0', '5', { unit: '%' }), '4.4', 'on_track'],
    ['expenses', expenses, '44999', 'on_track'],
    ['expenses', expenses, '45000', 'at_risk'],
    ['expenses', expenses, '50000.01', 'off_track'],
    ['days to answer', terms('limit', '0', '2', { unit: 'days' }), '1.8', 'at_risk'],
    ['days to answer', terms('limit', '0', '2', { unit: 'days' }), '1.7', 'on_track'],
    ['no complaint at all', terms('limit', '0', '0', { unit: 'complaints' }), '0', 'on_track'],
  ])('%s', (_, asked, value, status) => expect(stand(asked, value).status).toBe(status))

  it('are done only at the deadline', () => {
    expect(stand(complaints, '3', at(q1.deadline)).status).toBe('done')
    expect(stand(complaints, '3', { asOf: '2025-03-28', today: '2025-04-01' }).status).toBe('done')
    expect(stand(complaints, '4', { asOf: '2025-03-28', today: '2025-04-01' }).status).toBe('off_track')
    expect(stand(complaints, '3', at('2025-03-30')).status).toBe('at_risk')
  })
  it('are not spared in the first days', () => {
    expect(stand(complaints, '4', at('2025-01-05')).status).toBe('off_track')
  })
})

describe('a milestone', () => {
  const template = terms('milestone', '0', '1', { dueOn: half })
  test.each<[string, string | null, string, number | null, Status]>([
    ['open', null, '2025-02-01', null, 'on_track'],
    ['open with confidence', '0', '2025-02-01', 4, 'on_track'],
    ['open with doubts', '0', '2025-02-01', 3, 'at_risk'],
    ['on its due date', '0', half, 8, 'on_track'],
    ['after its due date', '0', '2025-02-15', 8, 'off_track'],
    ['after its due date, never reported', null, '2025-02-15', null, 'off_track'],
    ['done', '1', '2025-02-01', 2, 'done'],
    ['done late', '1', '2025-03-15', null, 'done'],
  ])('%s', (_, value, today, confidence, status) => {
    expect(stand(template, value, { today, confidence }).status).toBe(status)
  })
})

describe('a goal', () => {
  const goal = (...parts: [number, KeyResultStanding][]) =>
    goalStatus(
      parts.map(([weight, standing]) => ({ weight, standing })),
      limits,
    )
  const amount = (value: string | null) => stand(terms('amount', '0', '1000'), value)

  it('is the weighted sum of clamped progress against that of the paces', () => {
    const sum = goal([7500, amount('1500')], [2500, amount('100')])
    expect(sum).toMatchObject({ status: 'on_track', measured: 2, total: 2, pace: 0.5 })
    expect(sum.progress).toBeCloseTo(0.775)
    expect(sum.pointsBehind).toBeCloseTo(-27.5)
  })
  it('is over the key results that have data', () => {
    const sum = goal([5000, amount('400')], [5000, amount(null)])
    expect(sum).toMatchObject({ status: 'at_risk', progress: 0.4, measured: 1, total: 2 })
  })
  it('has no data where none has', () => {
    expect(goal([10_000, amount(null)])).toMatchObject({
      status: 'no_data',
      progress: null,
      measured: 0,
      total: 1,
    })
    expect(goalStatus([], limits, 0.4)).toMatchObject({ status: 'no_data', pace: 0.4 })
  })
  it('is done only when all key results are', () => {
    expect(goal([5000, amount('1000')], [5000, amount('2000')]).status).toBe('done')
    expect(goal([9000, amount('1000')], [1000, amount('999')]).status).toBe('on_track')
    expect(goal([5000, amount('1000')], [5000, amount(null)]).status).toBe('on_track')
  })
  it('counts bounds and milestones 1 or 0 on both sides', () => {
    const kept = stand(terms('limit', '0', '3'), '1')
    const broken = stand(terms('limit', '0', '3'), '4')
    expect(goal([5000, kept], [5000, amount('400')])).toMatchObject({
      progress: 0.7,
      pace: 0.75,
      status: 'on_track',
    })
    expect(goal([5000, broken], [5000, amount('500')])).toMatchObject({
      progress: 0.25,
      pace: 0.75,
      status: 'off_track',
    })
    const open = stand(terms('milestone', '0', '1', { dueOn: '2025-03-31' }), null)
    expect(goal([5000, open], [5000, amount('500')])).toMatchObject({
      progress: 0.25,
      pace: 0.25,
      status: 'on_track',
    })
  })
  it('is spared where what it is made of is spared', () => {
    const count = stand(terms('count', '0', '5'), '0', at('2025-01-17'))
    expect(count.status).toBe('on_track')
    expect(goal([10_000, count]).status).toBe('on_track')
  })
  it('is what its only key result is', () => {
    const near = stand(terms('limit', '0', '3'), '3')
    expect(goal([10_000, near]).status).toBe('at_risk')
  })
  it('takes key results without weight equally', () => {
    expect(goal([0, amount('500')], [0, amount('300')]).progress).toBeCloseTo(0.4)
  })

  it('stands between its worst and its best measured key result', () => {
    const order: Status[] = ['off_track', 'at_risk', 'on_track', 'done']
    const one = fc.record({
      weight: fc.integer({ min: 1, max: 10_000 }),
      standing: fc
        .record({
          kind: fc.constantFrom<Kind>('count', 'amount', 'percent', 'limit', 'floor', 'milestone'),
          target: fc.integer({ min: 1, max: 20 }),
          value: fc.option(fc.integer({ min: -2, max: 25 })),
          day: fc.constantFrom('2025-01-05', '2025-01-20', half, '2025-03-20', '2025-03-31'),
        })
        .map(({ kind, target, value, day }) =>
          stand(terms(kind, '0', String(target)), value === null ? null : String(value), {
            asOf: value === null ? null : day,
            today: day,
          }),
        ),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (parts) => {
        const sum = goalStatus(parts, limits)
        const ranks = parts
          .filter((part) => part.standing.counts)
          .map((part) => order.indexOf(part.standing.status))
        if (ranks.length === 0) {
          expect(sum).toMatchObject({ status: 'no_data', progress: null })
          return
        }
        expect(order.indexOf(sum.status)).toBeGreaterThanOrEqual(Math.min(2, ...ranks))
        expect(order.indexOf(sum.status)).toBeLessThanOrEqual(Math.max(...ranks))
        expect(sum.status === 'done').toBe(parts.every((part) => part.standing.status === 'done'))
        expect(Math.abs(sum.progress! - 0.5)).toBeLessThanOrEqual(0.5 + 1e-9)
        expect(Math.abs(sum.pace - 0.5)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a person and a team', () => {
  const standing = (status: Status, progress: number | null, pace: number): Standing => ({
    status,
    progress,
    pace,
    pointsBehind: null,
  })
  it('weigh goals equally unless they have weights', () => {
    const goals = [standing('on_track', 0.6, 0.5), standing('off_track', 0.2, 0.5)]
    expect(
      personProgress(
        goals.map((one) => ({ weight: null, standing: one })),
        limits,
      ).progress,
    ).toBeCloseTo(0.4)
    const weighed = [
      { weight: 7500, standing: goals[0]! },
      { weight: 2500, standing: goals[1]! },
    ]
    expect(personProgress(weighed, limits).progress).toBeCloseTo(0.5)
    expect(
      personProgress(
        [
          { weight: 5000, standing: goals[0]! },
          { weight: null, standing: goals[1]! },
        ],
        limits,
      ).progress,
    ).toBeCloseTo(0.4)
  })
  it('have no data without goals or values', () => {
    expect(personProgress([], limits, 0.3)).toMatchObject({
      status: 'no_data',
      progress: null,
      pace: 0.3,
      total: 0,
    })
    expect(personProgress([{ weight: null, standing: standing('no_data', null, 0.5) }], limits).status).toBe(
      'no_data',
    )
  })
  it('judge a team by its own goals and count what is below', () => {
    const own = [{ weight: null, standing: standing('on_track', 0.5, 0.5) }]
    expect(teamStatus(own, ['on_track', 'on_track', 'on_track', 'off_track'], limits)).toMatchObject({
      status: 'on_track',
      mix: { on_track: 3, at_risk: 0, off_track: 1, done: 0, no_data: 0 },
    })
    expect(teamStatus([], ['off_track'], limits)).toMatchObject({
      status: 'no_data',
      mix: statusMix(['off_track']),
    })
  })
  it('say the share of the pace', () => {
    expect(shareOfPace(standing('at_risk', 0.449, 0.5))).toBeCloseTo(0.898)
    expect(shareOfPace(standing('on_track', 0, 0))).toBeNull()
    expect(shareOfPace(standing('no_data', null, 0.5))).toBeNull()
  })
})

test.each<[number | null, Status, string | null]>([
  [7, 'off_track', 'confident_but_behind'],
  [10, 'off_track', 'confident_but_behind'],
  [6, 'off_track', null],
  [7, 'at_risk', null],
  [3, 'on_track', 'doubtful_but_on_track'],
  [4, 'on_track', null],
  [3, 'done', null],
  [0, 'no_data', null],
  [null, 'off_track', null],
])('confidence %s and %s: %s', (confidence, status, answer) =>
  expect(disagreement(confidence, status)).toBe(answer),
)
