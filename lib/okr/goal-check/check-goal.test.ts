import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkGoal, criteria, pitfalls } from './check-goal'
import type { GoalFacts, KeyResultFacts, ParentFacts } from './goal-facts'
import type { OwnPace } from '../rhythm'
import type { CheckKey } from './check-message'

const history = (more: Partial<OwnPace> = {}): OwnPace => ({
  meanWeek: 0.5,
  bestFourWeeks: 1,
  bestPeriodWeek: 0.8,
  lastResult: '6',
  ...more,
})

const clients = (target: string | null, more: Partial<KeyResultFacts> = {}): KeyResultFacts => ({
  name: '新客户',
  terms: { kind: 'count', baseline: '0', target, unit: '家' },
  isTotal: true,
  history: history(),
  parents: [],
  ...more,
})

const conversion = (target: string): KeyResultFacts => ({
  ...clients(null),
  name: '转化率',
  terms: { kind: 'percent', baseline: '20', target },
  isTotal: false,
  history: null,
})

const team: ParentFacts = {
  name: '团队新客户',
  terms: { kind: 'count', baseline: '0', target: '40', unit: '家' },
  coverage: 0.82,
  addsUp: true,
}

const goal = (more: Partial<GoalFacts> = {}): GoalFacts => ({
  level: 'person',
  name: '完成10个高端客户签约',
  content: '',
  keyResults: [clients('10', { parents: [team] })],
  starts: '2026-01-01',
  deadline: '2026-03-31',
  period: { first: '2026-01-01', last: '2026-03-31', direction: ['深耕高端客户'] },
  tasks: 2,
  background: '',
  support: '主管每周协助两小时',
  relevance: '',
  supports: null,
  marketReason: false,
  ...more,
})

const said = (facts: GoalFacts, criterion: (typeof criteria)[number]): CheckKey[] =>
  checkGoal(facts).criteria[criterion].evidence.map(({ key }) => key)
const verdict = (facts: GoalFacts, criterion: (typeof criteria)[number]) =>
  checkGoal(facts).criteria[criterion].verdict

it('finds nothing to say of a goal that holds up', () => {
  const { criteria: judged, pitfalls: met, language } = checkGoal(goal())
  for (const criterion of criteria)
    expect(judged[criterion], criterion).toMatchObject({ verdict: 'pass', suggestion: null })
  expect(met).toEqual([])
  expect(language).toBe('zh-CN')
})

describe('S', () => {
  it('is to be looked at without a task', () => {
    expect(verdict(goal({ tasks: 0 }), 'S')).toBe('look')
    expect(checkGoal(goal({ tasks: 0 })).criteria.S.suggestion?.key).toBe('suggest.task')
  })

  test.each([
    ['提高销售业绩', [], 'fail', 'suggest.object'],
    ['提高销售额', [], 'look', 'suggest.object'],
    ['提高销售业绩', [clients('10')], 'look', 'suggest.name'],
  ] as const)('%s with %o', (name, keyResults, expected, suggestion) => {
    const judged = checkGoal(goal({ name, keyResults: [...keyResults] })).criteria.S
    expect(judged.verdict).toBe(expected)
    expect(judged.suggestion?.key).toBe(suggestion)
  })
})

describe('M', () => {
  it('passes a key result with metric, number and unit, whatever the words', () => {
    expect(verdict(goal({ name: '提高销售业绩' }), 'M')).toBe('pass')
    expect(verdict(goal({ name: '提高销售业绩', keyResults: [clients(null)] }), 'M')).toBe('fail')
  })

  test.each([
    ['销售额增长XX%', 'seen.numberOpen'],
    ['拿下500强客户', 'seen.numberNames'],
    ['带好12人的团队', 'seen.numberDescribes'],
    ['提高销售业绩', 'seen.noNumber'],
  ])('says why %s has none', (name, key) => {
    expect(said(goal({ name, keyResults: [] }), 'M')).toContain(key)
  })

  test.each([
    ['转化率提升5%', [], 'look', 'seen.rateAsks', '25', '21'],
    ['转化率提升5%', [conversion('25')], 'pass', 'seen.ratePoints', '25', '21'],
    ['转化率提升5%', [conversion('21')], 'pass', 'seen.rateRelative', '25', '21'],
    ['raise the win rate by 5%', [conversion('30')], 'look', 'seen.rateAsks', '25', '21'],
    ['流失率降低10%', [], 'look', 'seen.rateAsks', '10', '18'],
  ] as const)('asks which reading of %s', (name, keyResults, expected, key, points, relative) => {
    const judged = checkGoal(goal({ name, keyResults: [...keyResults] })).criteria.M
    expect(judged.verdict).toBe(expected)
    const message = judged.evidence.find((one) => one.key === key)
    expect(message?.quantities).toMatchObject({ points: { value: points }, relative: { value: relative } })
  })

  it('does not ask of points, of a level or of an amount', () => {
    for (const name of [
      '转化率提升5个百分点',
      '转化率提升至30%',
      '销售额增长15%',
      'raise the win rate to 25%',
    ])
      expect(said(goal({ name, keyResults: [] }), 'M')).not.toContain('seen.rateAsks')
  })
})

describe('T', () => {
  test.each([
    ['the words, without dates', { name: '三个月内完成', starts: null, deadline: null }, 'pass', 'seen.time'],
    ['the dates, without words', {}, 'pass', 'seen.dates'],
    ['neither', { starts: null, deadline: null }, 'fail', 'seen.noTime'],
    ['soon', { name: '尽快完成', starts: null, deadline: null }, 'fail', 'seen.timeVague'],
    ['under two weeks', { starts: '2026-03-19' }, 'look', 'seen.tooShort'],
    ['a day of another quarter', { name: '130 deals by 31 December' }, 'look', 'seen.dayOutside'],
    ['a day of another year', { name: '到2025年3月31日签下130单' }, 'look', 'seen.dayOutside'],
    ['its month first', { content: 'Win them by Dec. 31st.' }, 'look', 'seen.dayOutside'],
    ['a day of its own', { name: '130 deals by 31 March' }, 'pass', 'seen.dates'],
    ['a day of its own, with its year', { name: '3月31日前，即2026-03-31前签下130单' }, 'pass', 'seen.dates'],
    ['a month alone', { name: '130 deals by December' }, 'pass', 'seen.dates'],
    ['two weeks', { starts: '2026-03-18' }, 'pass', 'seen.dates'],
    ['past the period', { deadline: '2026-04-01' }, 'fail', 'seen.pastPeriod'],
    ['before the period', { starts: '2025-12-31' }, 'fail', 'seen.beforePeriod'],
    ['the end before the start', { starts: '2026-03-31', deadline: '2026-03-01' }, 'fail', 'seen.endsFirst'],
  ] as [string, Partial<GoalFacts>, string, CheckKey][])('%s', (_, more, expected, key) => {
    expect(verdict(goal(more), 'T')).toBe(expected)
    expect(said(goal(more), 'T')).toContain(key)
  })
})

// 90 days are 12.86 weeks.
describe('A', () => {
  test.each([
    ['as many as the best four weeks give', '12', {}, 'pass', 'seen.rate'],
    ['more than the best four weeks give', '14', {}, 'look', 'seen.aboveBestRun'],
    ['more than 1.5 × the best four weeks', '20', {}, 'fail', 'seen.aboveEverything'],
    ['what a better period gave', '20', { bestPeriodWeek: 2 }, 'look', 'seen.aboveBestRun'],
    ['no more than the last result', '6', {}, 'look', 'seen.atLastResult'],
    [
      'history of nothing',
      '12',
      { meanWeek: null, bestFourWeeks: null, bestPeriodWeek: null, lastResult: null },
      'pass',
      'seen.noHistory',
    ],
  ] as [string, string, Partial<OwnPace>, string, CheckKey][])('%s', (_, target, more, expected, key) => {
    const facts = goal({ keyResults: [clients(target, { history: history(more) })] })
    expect(verdict(facts, 'A')).toBe(expected)
    expect(said(facts, 'A')).toContain(key)
  })

  it('proposes what the best four weeks would give', () => {
    const { suggestion } = checkGoal(goal({ keyResults: [clients('20')] })).criteria.A
    expect(suggestion).toMatchObject({ key: 'suggest.target', quantities: { target: { value: '13' } } })
  })

  it('accepts less than the last result where the market is the reason, ticked or written', () => {
    const keyResults = [clients('6')]
    expect(verdict(goal({ keyResults, marketReason: true }), 'A')).toBe('pass')
    expect(verdict(goal({ keyResults, background: '市场萎缩，客户预算下降' }), 'A')).toBe('pass')
    expect(verdict(goal({ keyResults, background: 'The market is shrinking' }), 'A')).toBe('pass')
  })

  it('asks for support where more is asked than was done, or nothing is known', () => {
    expect(said(goal({ support: ' ', keyResults: [clients('12')] }), 'A')).toContain('seen.withoutSupport')
    expect(verdict(goal({ support: '', keyResults: [clients('12', { history: null })] }), 'A')).toBe('look')
  })

  it('compares a decrease by its size', () => {
    const terms = { kind: 'count', baseline: '40', target: '20', unit: '起' } as const
    const down = clients(null, { terms, isTotal: false, history: history({ bestFourWeeks: 2 }) })
    expect(verdict(goal({ keyResults: [down] }), 'A')).toBe('pass')
    expect(verdict(goal({ keyResults: [{ ...down, history: history() }] }), 'A')).toBe('fail')
  })

  it('compares a growth by the amount it makes', () => {
    const terms = { kind: 'growth', baseline: '0', target: '15', base: '800000', currency: 'CNY' } as const
    const weeks = { meanWeek: 60_000, bestFourWeeks: 75_000, bestPeriodWeek: 62_000, lastResult: '800000' }
    const facts = goal({ keyResults: [clients(null, { terms, history: weeks })] })
    expect(verdict(facts, 'A')).toBe('pass')
    expect(checkGoal(facts).criteria.A.evidence[0]).toMatchObject({
      key: 'seen.rate',
      values: { times: 1.2 },
    })
  })
})

describe('R', () => {
  const apart: ParentFacts = {
    ...team,
    name: '公司增长',
    terms: { kind: 'percent', baseline: '0', target: '15' },
    addsUp: false,
    coverage: null,
  }
  const asked = clients(null, { terms: { kind: 'percent', baseline: '0', target: '10' }, parents: [apart] })

  test.each([
    ['an alignment that adds up', {}, 'pass', 'seen.coverage'],
    ['nothing above', { keyResults: [clients('10')] }, 'fail', 'seen.noReason'],
    ['a written reason', { keyResults: [clients('10')], relevance: '试点新行业' }, 'pass', 'seen.reason'],
    ['an alignment that does not add up', { keyResults: [asked] }, 'look', 'seen.sideBySide'],
    ['the same with a reason', { keyResults: [asked], relevance: '区域基数低' }, 'pass', 'seen.sideBySide'],
    ['a goal it supports', { keyResults: [], supports: '年度增长' }, 'look', 'seen.supports'],
    ['the company itself', { level: 'company', keyResults: [] }, 'pass', 'seen.company'],
  ] as [string, Partial<GoalFacts>, string, CheckKey][])('%s', (_, more, expected, key) => {
    expect(verdict(goal(more), 'R')).toBe(expected)
    expect(said(goal(more), 'R')).toContain(key)
  })

  it('shows the direction of the period', () => {
    expect(said(goal(), 'R')).toContain('seen.direction')
    const period = { ...goal().period!, direction: ['Grow by ten percent', ' ', 'Hardware', ''] }
    const { evidence } = checkGoal(goal({ period })).criteria.R
    expect(evidence.at(-1)).toEqual({ key: 'seen.direction', words: ['Grow by ten percent', 'Hardware'] })
    expect(said(goal({ period: { ...period, direction: ['', ''] } }), 'R')).not.toContain('seen.direction')
  })

  it('quotes a direction of two languages in the goal’s own', () => {
    const words = (name: string, direction: string) =>
      checkGoal(
        goal({ name, period: { first: '2026-01-01', last: '2026-03-31', direction: [direction] } }),
      ).criteria.R.evidence.find(({ key }) => key === 'seen.direction')?.words
    const both =
      'We grow by a fifth, with 万和 and customers we know.\n靠老客户和GTX Pro增长两成。\nFewer small orders.\n少堆小单。'
    expect(words('签约10家经销商', both)).toEqual(['靠老客户和GTX Pro增长两成。少堆小单。'])
    expect(words('Sign 10 dealers', both)).toEqual([
      'We grow by a fifth, with 万和 and customers we know. Fewer small orders.',
    ])
    expect(words('签约10家经销商', 'We grow by a fifth.')).toEqual(['We grow by a fifth.'])
  })
})

it('names each pitfall by the criterion it comes from, worst first', () => {
  const { pitfalls: met } = checkGoal(
    goal({ name: '提高销售业绩', keyResults: [], starts: '2026-03-25', tasks: 0, support: '' }),
  )
  expect(met.map(({ pitfall }) => pitfall)).toEqual([
    'vague',
    'unmeasurable',
    'irrelevant',
    'unrealistic',
    'badTime',
  ])
  for (const { pitfall, criterion } of met) expect(pitfalls[pitfall]).toBe(criterion)
})

it('answers any facts, the same each time', () => {
  const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => String(n / 100))
  const day = fc.constantFrom('2026-01-01', '2026-02-14', '2026-03-31', '2027-01-01', null)
  const week = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }))
  const keyResult = fc.record({
    name: fc.string(),
    terms: fc.record({
      kind: fc.constantFrom('count', 'amount', 'growth', 'percent', 'limit', 'floor', 'milestone'),
      baseline: fc.option(decimal),
      target: fc.option(decimal),
      base: fc.option(decimal),
      unit: fc.string(),
    }),
    isTotal: fc.boolean(),
    history: fc.option(
      fc.record({
        meanWeek: week,
        bestFourWeeks: week,
        bestPeriodWeek: week,
        lastResult: fc.option(decimal),
      }),
    ),
    parents: fc.array(fc.constant(team), { maxLength: 1 }),
  })
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string(),
        keyResults: fc.array(keyResult, { maxLength: 3 }),
        starts: day,
        deadline: day,
      }),
      (more) => {
        const facts = goal(more)
        expect(checkGoal(facts)).toEqual(checkGoal(facts))
      },
    ),
  )
})
