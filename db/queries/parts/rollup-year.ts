import { add, compare } from '@/lib/okr/decimal'
import type { Decimal } from '@/lib/okr/types'
import { addable, boardSum, type BoardMetric, type BoardSum } from './board-figures'
import type { PeriodChoice } from './periods'
import { rollupUnit, type Quarter, type RollupUnit, type UnitAsked } from './rollup-units'

/** What the quarters of a year come to together. */
export type QuartersSum = BoardSum & {
  /** What was asked for first; null where all of it was added later. */
  originalTarget: Decimal | null
}

/** A unit in each quarter of a year. */
export type UnitYear = {
  /** As the year's own goals have it. */
  year: RollupUnit
  /** In the order of `RollupYear.quarters`. */
  quarters: RollupUnit[]
  /** By metric, where quarters add up. */
  sums: ReadonlyMap<string, QuartersSum>
}

export type RollupYear = {
  quarters: PeriodChoice[]
  /** The unit the page is of, then those below it. */
  units: UnitYear[]
}

/**
 * Quarters of one metric as a year. They add up where each of them starts from nothing: of a level (people employed, customers
 * held) the next quarter begins where the last one ended, and a sum of such targets means nothing.
 */
function quartersSum(
  quarters: readonly RollupUnit[],
  year: RollupUnit,
  metric: BoardMetric,
): QuartersSum | null {
  const cells = quarters.flatMap(({ cells }) => cells.get(metric.id) ?? [])
  if (cells.some((cell) => !addable(cell) || compare(cell.baseline, '0') !== 0)) return null
  const own = year.cells.get(metric.id)
  const sum = boardSum(quarters, metric, own ? [{ metricId: metric.id, target: own.target }] : [])
  const originals = cells.flatMap(({ originalSpan }) => originalSpan ?? [])
  return sum && { ...sum, originalTarget: originals.length > 0 ? originals.reduce(add) : null }
}

export function unitYear(
  asked: UnitAsked,
  year: RollupUnit,
  quarters: readonly Quarter[],
  metrics: readonly BoardMetric[],
): UnitYear {
  const units = quarters.map((quarter) => rollupUnit(asked, quarter, null))
  return {
    year,
    quarters: units,
    sums: new Map(
      metrics.flatMap((metric) => {
        const sum = quartersSum(units, year, metric)
        return sum ? [[metric.id, sum]] : []
      }),
    ),
  }
}
