import { addDays } from '../calendar'
import { subtract, toNumber } from '../decimal'
import type { Measurement } from '../measures'
import type { Day, Decimal } from '../types'
import type { Gain } from './period'

/**
 * What an owner gained from measurement to measurement (totals to date, dates ascending, none before the start), the first
 * since the day before the start.
 */
export function gainsOf(
  owner: string,
  { starts, baseline }: { starts: Day; baseline: Decimal },
  measured: readonly Measurement[],
): Gain[] {
  let before: Measurement = { asOf: addDays(starts, -1), value: baseline }
  return measured.map((one) => {
    const gain = { owner, day: one.asOf, since: before.asOf, by: toNumber(subtract(one.value, before.value)) }
    before = one
    return gain
  })
}
