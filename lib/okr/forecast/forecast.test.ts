import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar'
import { quartersFrom } from '../quarters'
import { forecastBoard, forecasterFor } from './forecast'
import { type Gain, gainedBy, lengthOf, tally } from './period'
import { inventCompany } from './testing/companies'
import { together } from './together'

const spans = quartersFrom('2025-01-01', 3)

const gain = fc.record({
  owner: fc.constantFrom('a', 'b', 'c', 'd'),
  day: fc.integer({ min: 0, max: 272 }).map((day) => addDays('2025-01-01', day)),
  by: fc.integer({ min: 1, max: 900 }),
})
const falling = fc.record({
  ...{ owner: gain.map((one) => one.owner), day: gain.map((one) => one.day) },
  by: fc.integer({ min: -400, max: 900 }),
})

/** Outlooks of everybody in the last of three quarters as they stand on one of its days. */
function made(gains: readonly Gain[], elapsed: number, { times = 1, whole = false } = {}) {
  const [one, two, running] = spans.map((span) =>
    tally({ ...span, gains: gains.map((each) => ({ ...each, by: each.by * times })) }),
  )
  const forecaster = forecasterFor({ whole, closed: [one!, two!] }, running!, elapsed)
  const rows = ['a', 'b', 'c', 'd'].map((owner) => {
    const own = running!.owners.get(owner)
    return { owner, gained: own ? gainedBy(own, elapsed) : 0 }
  })
  return { rows, outlooks: forecaster ? forecastBoard(forecaster, rows) : [] }
}

const days = fc.integer({ min: 1, max: 92 })

describe('forecastBoard', () => {
  it('has its point in its band, and chances that never rise with what is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(gain, falling)), days, fc.boolean(), (gains, elapsed, whole) => {
        for (const { point, low, high, chance } of made(gains, elapsed, { whole }).outlooks) {
          expect(low).toBeLessThanOrEqual(point)
          expect(point).toBeLessThanOrEqual(high)
          const chances = [-1000, 0, 1, 50, low, point, high, 5000, 1e7].sort((x, y) => x - y).map(chance)
          chances.forEach((one, i) => {
            expect(one).toBeGreaterThanOrEqual(0)
            expect(one).toBeLessThanOrEqual(i ? chances[i - 1]! + 1e-9 : 1)
          })
        }
      }),
      { numRuns: 60 },
    )
  })
  it('expects no total to fall that never did', () => {
    fc.assert(
      fc.property(fc.array(gain), days, (gains, elapsed) => {
        const { rows, outlooks } = made(gains, elapsed)
        outlooks.forEach(({ low }, i) => expect(low).toBeGreaterThanOrEqual(rows[i]!.gained))
      }),
      { numRuns: 60 },
    )
  })
  it('says the same in cents as in dollars', () => {
    fc.assert(
      fc.property(fc.array(gain, { minLength: 3 }), days, (gains, elapsed) => {
        const cents = made(gains, elapsed, { times: 100 }).outlooks
        made(gains, elapsed).outlooks.forEach(({ point, low, high, chance }, i) => {
          const near = (a: number, b: number) => expect(Math.abs(a / 100 - b)).toBeLessThanOrEqual(1e-3 * b)
          near(cents[i]!.point, point)
          near(cents[i]!.low, low)
          near(cents[i]!.high, high)
          expect(cents[i]!.chance(70_000)).toBeCloseTo(chance(700), 3)
        })
      }),
      { numRuns: 60 },
    )
  })
  it('is made only from what was known', () => {
    fc.assert(
      fc.property(fc.array(gain), days, (gains, elapsed) => {
        const known = gains.filter(({ day }) => day <= addDays(spans[2]!.first, elapsed - 1))
        const now = made(known, elapsed).outlooks
        made(gains, elapsed).outlooks.forEach(({ point, low, high }, i) => {
          expect([now[i]!.point, now[i]!.low, now[i]!.high]).toEqual([point, low, high])
        })
      }),
      { numRuns: 60 },
    )
  })
  it('is the value itself once the period is over', () => {
    const gains = inventCompany('even selling', 3).map(({ rep, day, amount }) => ({
      owner: rep,
      day,
      by: amount,
    }))
    const [first, last] = quartersFrom(gains[0]!.day, 2).map((span) => tally({ ...span, gains }))
    const forecaster = forecasterFor({ whole: false, closed: [first!] }, last!, lengthOf(last!))!
    for (const { point, low, high, chance } of forecastBoard(forecaster, [
      { owner: 'Rep 01', gained: 4200 },
    ])) {
      expect([point, low, high]).toEqual([4200, 4200, 4200])
      expect([chance(4200), chance(4201)]).toEqual([1, 0])
    }
  })
  it('has nothing to go by before anybody gained anything', () => {
    expect(forecasterFor({ whole: true, closed: [] }, tally({ ...spans[0]!, gains: [] }), 5)).toBeNull()
  })
  it('goes by the run rate in the first period of all', () => {
    const gains = Array.from({ length: 30 }, (_, i) => ({
      owner: 'a',
      day: addDays('2025-01-01', i),
      by: 10,
    }))
    const forecaster = forecasterFor({ whole: false, closed: [] }, tally({ ...spans[0]!, gains }), 30)!
    const [outlook] = forecastBoard(forecaster, [{ owner: 'a', gained: 300 }])
    expect(outlook!.point).toBeGreaterThan(800)
    expect(outlook!.point).toBeLessThan(1000)
  })
  it('counts only what is left of a goal that ends earlier', () => {
    const gains = inventCompany('even selling', 1).map(({ rep, day, amount }) => ({
      owner: rep,
      day,
      by: amount,
    }))
    const [first, last] = quartersFrom(gains[0]!.day, 2).map((span) => tally({ ...span, gains }))
    const forecaster = forecasterFor({ whole: false, closed: [first!] }, last!, 30)!
    const row = { owner: 'Rep 01', gained: 5000 }
    const [whole, half, over] = forecastBoard(forecaster, [row, { ...row, until: 60 }, { ...row, until: 30 }])
    expect(half!.rest.mean / whole!.rest.mean).toBeCloseTo(0.5, 1)
    expect(over!.point).toBe(5000)
  })
})

describe('together', () => {
  const gains = inventCompany('even selling, many deals', 2).map(({ rep, day, amount }) => ({
    owner: rep,
    day,
    by: amount,
  }))
  const [first, last] = quartersFrom(gains[0]!.day, 2).map((span) => tally({ ...span, gains }))
  const forecaster = forecasterFor({ whole: false, closed: [first!] }, last!, 21)!
  const rows = [...last!.owners].map(([owner, own]) => ({ owner, gained: gainedBy(own, 21) }))
  const outlooks = forecastBoard(forecaster, rows)
  const parts = outlooks.map((outlook, i) => ({ gained: rows[i]!.gained, outlook, share: 1 }))

  it('expects what its parts expect, in a band between even and added errors', () => {
    const all = together(parts, forecaster.width, false)
    const means = parts.reduce((sum, { gained, outlook }) => sum + gained + outlook.rest.mean, 0)
    expect(Math.abs(all.point / means - 1)).toBeLessThan(0.05)
    const widths = outlooks.map(({ low, high }) => high - low)
    const even = Math.hypot(...widths)
    expect(all.high - all.low).toBeGreaterThan(even)
    expect(all.high - all.low).toBeLessThan(widths.reduce((a, b) => a + b, 0))
  })
  it('counts a part by its share', () => {
    const half = together(
      parts.map((part) => ({ ...part, share: 0.5 })),
      forecaster.width,
      false,
    )
    expect(half.point * 2).toBeCloseTo(together(parts, forecaster.width, false).point, 4)
  })
})
