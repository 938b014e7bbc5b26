import { compare, subtract, toNumber } from '../decimal'
import { isPaced, type KeyResultTerms, targetAmount } from '../measures'
import type { Decimal } from '../types'
import type { LevelOutlook } from './levels'
import type { Outlook } from './outlook'

/** A key result's forecast, in its metric's unit. */
export type KeyResultForecast = {
  point: number
  /** The band that holds the value at the deadline in 80 of 100 cases. */
  low: number
  high: number
  /** The chance (0–1) to make the current target; of a limit or floor to stay within. */
  chance: number
}

/** The least a stored value can be above a limit by. */
const LEAST = 1e-4

const from = ({ kind, baseline }: KeyResultTerms): Decimal => (kind === 'growth' ? '0' : baseline)
const falls = (terms: KeyResultTerms): boolean =>
  isPaced(terms.kind) && compare(targetAmount(terms), from(terms)) < 0

/** What was gained towards the target by a value: the `gained` of a board's row. Where less is asked for, a fall is a gain. */
export function gainedAt(terms: KeyResultTerms, value: Decimal): number {
  const gained = toNumber(subtract(value, from(terms)))
  return falls(terms) ? -gained : gained
}

/** The forecast of a `count`, `amount` or `growth` from its row's outlook. A limit on a total is kept while it stays below. */
export function totalForecast(terms: KeyResultTerms, outlook: Outlook): KeyResultForecast {
  const base = toNumber(from(terms))
  const target = toNumber(targetAmount(terms))
  const { point, low, high, chance } = outlook
  if (falls(terms))
    return { point: base - point, low: base - high, high: base - low, chance: chance(base - target) }
  const within = terms.kind === 'limit' ? 1 - chance(target - base + LEAST) : chance(target - base)
  return { point: base + point, low: base + low, high: base + high, chance: within }
}

/** The forecast of a `percent`, or of a `limit` or `floor` on a level. */
export function levelForecast(terms: KeyResultTerms, outlook: LevelOutlook): KeyResultForecast {
  const target = toNumber(terms.target)
  const { point, low, high } = outlook
  const downwards = terms.kind === 'limit' || (terms.kind === 'percent' && falls(terms))
  return { point, low, high, chance: downwards ? outlook.atMost(target) : outlook.atLeast(target) }
}
