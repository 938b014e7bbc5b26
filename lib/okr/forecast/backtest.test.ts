import { describe, expect, it, test } from 'vitest'
import { addDays } from '../calendar'
import { backtest, METRICS, scores, WEEKS } from './backtest'
import { completeQuarters } from './complete-quarters'
import { inventCompany } from './testing/companies'

const daysFrom = (first: string, last: string, step = 1) => {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, step)) days.push(day)
  return days
}

describe('completeQuarters', () => {
  const names = (days: string[]) => completeQuarters(days).map(({ first }) => first)
  const monthly = (months: string[], day: string) => months.map((month) => `2024-${month}-${day}`)
  const year = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']

  test.each<[string, string[], string[]]>([
    ['a file of nothing', [], []],
    [
      'a month and three quarters',
      daysFrom('2017-03-01', '2017-12-31'),
      ['2017-04-01', '2017-07-01', '2017-10-01'],
    ],
    ['a quarter that breaks off', daysFrom('2024-01-02', '2024-05-20'), ['2024-01-01']],
    [
      'weekends and a holiday at both ends',
      daysFrom('2024-01-04', '2024-06-28'),
      ['2024-01-01', '2024-04-01'],
    ],
    ['orders on the 1st', monthly(year, '01'), ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01']],
    ['orders on the 28th', monthly(year, '28'), ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01']],
    [
      'orders on the 5th until November',
      monthly(year.slice(0, 11), '05'),
      ['2024-01-01', '2024-04-01', '2024-07-01'],
    ],
    [
      'a quarter without a deal',
      [...daysFrom('2024-01-01', '2024-03-31'), ...daysFrom('2024-07-01', '2024-09-30')],
      ['2024-01-01', '2024-04-01', '2024-07-01'],
    ],
  ])('%s', (_, days, expected) => expect(names(days)).toEqual(expected))
})

describe('backtest', () => {
  const deals = inventCompany('joining and leaving', 4)
  const all = backtest(deals)
  const of = (made: typeof all, quarter: string, week: number) =>
    made
      .filter((one) => one.quarter === quarter && one.week === week)
      .map(({ rep, metric, forecast, low, high }) => [metric, rep, forecast, low, high])
      .sort()

  it('makes the same forecasts when all that came after is cut from the file', () => {
    const quarters = [...new Set(all.map(({ quarter }) => quarter))]
    for (const quarter of [quarters[0]!, quarters.at(-1)!])
      for (const week of WEEKS) {
        const first = `${quarter.slice(0, 4)}-${String(Number(quarter.at(-1)) * 3 - 2).padStart(2, '0')}-01`
        const known = deals.filter(({ day }) => day < addDays(first, 7 * week))
        const then = of(backtest(known), quarter, week)
        const now = of(all, quarter, week)
        expect(now.length).toBeGreaterThan(0)
        // Whoever sold nothing in the end is no case now, and could not be told then.
        const cases = new Set(now.map(([metric, rep]) => `${metric} ${rep}`))
        expect(then.filter(([metric, rep]) => cases.has(`${metric} ${rep}`))).toEqual(now)
      }
  })
  it('forecasts reps with a deal before the quarter who ended above 0, from the second quarter on', () => {
    for (const { rep, quarter, outcome } of all) {
      const first = `${quarter.slice(0, 4)}-${String(Number(quarter.at(-1)) * 3 - 2).padStart(2, '0')}-01`
      expect(deals.some((deal) => deal.rep === rep && deal.day < first)).toBe(true)
      expect(outcome!.actual).toBeGreaterThan(0)
    }
  })
  it('adds errors up over actuals', () => {
    const one = { rep: 'a', quarter: '2024-Q2', week: 3 as const, metric: 'count' as const, low: 3, high: 9 }
    const { count, amount } = scores([
      { ...one, forecast: 6, outcome: { actual: 8, runRate: 10 } },
      { ...one, forecast: 7, outcome: { actual: 12, runRate: 12 } },
      { ...one, forecast: 7 },
    ])
    expect(count[3]).toEqual({ n: 2, wape: 7 / 20, runRateWape: 2 / 20, held: 0.5 })
    expect(amount[9]).toEqual({ n: 0, wape: null, runRateWape: null, held: null })
  })
})

/** What holds for companies of every kind, over the forecasts of a few of a kind. */
describe('companies of many kinds', () => {
  test.each([
    'even selling',
    'even selling, many deals',
    'late in the quarter',
    'early in the quarter',
    'end of the month',
    'one day of the month',
    'few large deals',
    'heavy tails',
    'sparse',
    'falls after one quarter',
    'falls after two quarters',
    'falls, few deals',
    'ramping up',
    'joining and leaving',
    'reps change much',
    'one rep',
  ])('%s', { timeout: 60_000 }, (kind) => {
    const made = [1, 2, 3].flatMap((seed) => backtest(inventCompany(kind, seed)))
    const scored = scores(made)
    const cells = METRICS.flatMap((metric) => WEEKS.map((week) => scored[metric][week]))
    for (const { wape, runRateWape } of cells) expect(wape!).toBeLessThanOrEqual(1.05 * runRateWape!)
    for (const metric of METRICS) {
      const own = WEEKS.map((week) => scored[metric][week])
      const held =
        own.reduce((sum, one) => sum + one.held! * one.n, 0) / own.reduce((sum, one) => sum + one.n, 0)
      expect(held).toBeGreaterThan(0.7)
      expect(held).toBeLessThan(0.9)
    }
  })
})
