import { addDays, dayFromNumber, dayNumber } from '../../calendar'
import { quartersFrom } from '../../quarters'
import { random, type Random } from './random'

type Won = { rep: string; day: string; amount: number }

/** What makes a company of its kind; everything left out is that of a steady one. */
type Company = {
  /** Deals a quarter of the middle rep, and how far reps lie apart (sd of the logarithm). */
  deals?: (r: Random) => number
  apart?: number
  reps?: (r: Random) => number
  quarters?: (r: Random) => number
  /** Relative weight of a day: day of month, days of that month, month of the quarter 0–2, quarter's number. */
  weight?: (r: Random) => (day: number, of: number, month: number, quarter: number) => number
  /** The company's volume in a quarter at a share of it that has gone. */
  volume?: (r: Random) => (quarter: number, gone: number) => number
  /** How far a rep's rate moves from quarter to quarter (sd of the logarithm). */
  drift?: number
  /** Spread of amounts (sd of the logarithm), and between reps. */
  tail?: number
  size?: number
  /** What a rep does of their rate at a time counted in quarters. */
  career?: (r: Random, quarters: number) => (time: number) => number
  /** Deals at regular distances instead of by chance. */
  regular?: boolean
}

const even = () => () => 1
const back = () => (_: number, __: number, month: number) => [0.65, 1, 1.35][month]!
const joins = (r: Random, quarters: number) => {
  const [from, to] = r.next() < 0.5 ? [0, Infinity] : [r.between(-1, quarters), r.between(1, quarters + 2)]
  return (time: number) => (time >= from && time < to ? 1 : 0)
}
const fall = (r: Random, after: number) => {
  const to = r.between(0.2, 0.5)
  return (quarter: number) => (quarter < after ? 1 : to)
}

export const kinds: Record<string, Company> = {
  'even selling': { weight: even },
  'even selling, regular': {
    weight: even,
    regular: true,
    drift: 0.03,
    tail: 0.1,
    deals: (r) => r.between(10, 40),
  },
  'even selling, many deals': { weight: even, deals: (r) => r.between(60, 150) },
  'late in the quarter': {},
  'early in the quarter': { weight: () => (_, __, month) => [1.5, 0.9, 0.6][month]! },
  'end of the month': {
    weight: (r) => {
      const s = r.between(3, 12)
      return (day, of) => (day > of - 4 ? s : 1)
    },
  },
  'end of the quarter': {
    weight: (r) => {
      const s = r.between(5, 20)
      return (day, of, month) => (month === 2 && day > of - 8 ? s : 1)
    },
  },
  'one day of the month': {
    weight: (r) => {
      const on = r.whole(1, 31)
      return (day, of) => (day === Math.min(on, of) ? 1 : 0)
    },
  },
  'one order day, one order each': {
    weight: (r) => {
      const on = r.whole(1, 31)
      return (day, of) => (day === Math.min(on, of) ? 1 : 0)
    },
    regular: true,
    deals: () => 3,
    apart: 0,
    tail: 0.4,
    drift: 0.05,
  },
  growth: {
    volume: (r) => {
      const g = r.between(1.08, 1.35)
      return (q, gone) => g ** (q + gone)
    },
  },
  seasons: {
    volume: (r) => {
      const s = [0, 1, 2, 3].map(() => r.between(0.6, 1.5))
      return (q) => s[q % 4]!
    },
    quarters: (r) => r.whole(5, 12),
  },
  'heavy tails': { tail: 1.5 },
  'few large deals': { deals: (r) => r.between(1.5, 4), tail: 1.2, weight: even },
  sparse: { deals: (r) => r.between(1, 3), apart: 0.3 },
  'falls after one quarter': { volume: (r) => fall(r, 1), quarters: (r) => r.whole(2, 4) },
  'falls after two quarters': { volume: (r) => fall(r, 2), quarters: (r) => r.whole(3, 5) },
  'falls, few deals': {
    volume: (r) => fall(r, r.whole(1, 2)),
    quarters: (r) => r.whole(3, 5),
    deals: (r) => r.between(3, 8),
    weight: even,
  },
  'falls, even': { volume: (r) => fall(r, r.whole(1, 2)), quarters: (r) => r.whole(3, 5), weight: even },
  'falls, end of the month': {
    volume: (r) => fall(r, r.whole(1, 2)),
    quarters: (r) => r.whole(3, 5),
    weight: () => (day, of) => (day > of - 4 ? 8 : 1),
  },
  'melts away': {
    volume: (r) => {
      const s = r.between(0.3, 0.7)
      return (q, gone) => Math.max(0.1, Math.exp(-s * (q + gone - 1)))
    },
  },
  'ramping up': {
    career: (r, n) => {
      const from = r.between(-2, n - 1.5)
      return (t) => Math.max(0, Math.min(1, (t - from) / 2.5))
    },
  },
  'joining and leaving': { career: joins },
  'joining and leaving, even': { career: joins, weight: even },
  'change within a quarter': {
    volume: (r) => {
      const [at, by] = [r.between(1.2, 2.8), r.next() < 0.5 ? r.between(0.3, 0.6) : r.between(1.6, 2.5)]
      return (q, gone) => (q + gone < at ? 1 : by)
    },
  },
  'reps change much': { drift: 0.5, weight: even, deals: (r) => r.between(20, 60) },
  'shape changes': {
    weight: (r) => {
      const at = r.whole(2, 3)
      return (_, __, m, q) => (q < at ? [0.6, 1, 1.4] : [1.4, 1, 0.6])[m]!
    },
  },
  'shape wanders': {
    weight: (r) => {
      const w = Array.from({ length: 60 }, () => Math.exp(0.3 * r.normal()))
      return (_, __, m, q) => w[q * 3 + m]!
    },
  },
  'one rep': { reps: () => 1, quarters: (r) => r.whole(6, 12) },
  'one rep, many deals': { reps: () => 1, quarters: (r) => r.whole(6, 12), deals: () => 40, weight: even },
}

const name = (i: number) => `Rep ${String(i + 1).padStart(2, '0')}`

/** The won deals of an invented company of a kind; the same for the same seed. */
export function inventCompany(kind: string, seed: number): Won[] {
  const r = random(seed * 7919 + [...kind].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1_000_003, 7))
  const c = kinds[kind]!
  const reps = (c.reps ?? (() => Math.round(5 * 12 ** r.next())))(r)
  const count = (c.quarters ?? (() => r.whole(3, 12)))(r)
  const middle = (c.deals ?? (() => r.between(5, 30)))(r)
  const [weight, volume] = [(c.weight ?? back)(r), (c.volume ?? even)(r)]
  const spans = quartersFrom(`${r.whole(2015, 2024)}-0${[1, 4, 7][r.whole(0, 2)]}-01`, count)
  const won: Won[] = []
  for (let i = 0; i < reps; i++) {
    const career = c.career?.(r, count) ?? (() => 1)
    const size = 1000 * Math.exp((c.size ?? 0.3) * r.normal())
    let rate = middle * Math.exp((c.apart ?? 0.5) * r.normal())
    spans.forEach((span, q) => {
      const drift = c.drift ?? 0.15
      rate *= Math.exp(drift * r.normal() - (drift * drift) / 2)
      const [from, to] = [dayNumber(span.first), dayNumber(span.last)]
      const weights: number[] = []
      for (let n = from; n <= to; n++) {
        const day = dayFromNumber(n)
        const dayOfMonth = Number(day.slice(8))
        const month = (Number(day.slice(5, 7)) - 1) % 3
        const of = Number(addDays(addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 8) + '01', -1).slice(8))
        weights.push(weight(dayOfMonth, of, month, q))
      }
      const all = weights.reduce((a, b) => a + b, 0)
      let owed = r.next()
      weights.forEach((w, d) => {
        const gone = d / weights.length
        const mean = (rate * w * volume(q, gone) * career(q + gone)) / all
        owed += mean
        const n = c.regular ? Math.floor(owed + 1e-9) : r.poisson(mean)
        if (c.regular) owed -= n
        for (let k = 0; k < n; k++) {
          const amount = Math.max(1, Math.round(size * Math.exp((c.tail ?? 0.7) * r.normal())))
          won.push({ rep: name(i), day: dayFromNumber(from + d), amount })
        }
      })
    })
  }
  return won.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
