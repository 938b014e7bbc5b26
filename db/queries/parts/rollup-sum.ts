import { notCountedBecause, shareOf } from '@/lib/okr/coverage'
import { add, isZero, round, subtract } from '@/lib/okr/decimal'
import { targetAmount, targetSpan } from '@/lib/okr/measures'
import { WHOLE, type Decimal } from '@/lib/okr/types'
import { boardSum, type BoardMetric, type BoardSum } from './board-figures'
import type { MeasuredKeyResult } from './measured-goals'
import { valueInSum } from './metric-cell'
import { counts } from './person-row'
import type { Quarter, RollupUnit, UnitAsked } from './rollup-units'

/** What the units directly below come to together, and how much of it belongs to the target above. */
export type RollupSum = BoardSum & { parts: SumParts | null }

/** Null without a target above. `aligned` and the targets of `apart` add up to the sum's target. */
export type SumParts = {
  /** The target above. */
  own: Decimal
  /** Aligned to it by the units that are summed: what its coverage counts of them. */
  aligned: Decimal
  /** Aligned to it by goals that are in none of those units' own targets. */
  elsewhere: Decimal
  /** What is aligned to nothing here, by unit, the most first. */
  apart: { name: string; target: Decimal }[]
  /** Their part of the actual, where the actual above comes from below and lacks it. */
  apartValue: Decimal | null
}

type Asked = { whole: UnitAsked; units: readonly UnitAsked[]; quarter: Quarter; metric: BoardMetric }

/** A metric of units side by side; null for rates, which have no sum. */
export function rollupSum(rows: readonly RollupUnit[], asked: Asked): RollupSum | null {
  const { whole, quarter, metric } = asked
  const own = ownOf(whole, quarter, metric)
  const target = sumOf(own.map(targetAmount))
  const sum = boardSum(rows, metric, own.length > 0 ? [{ metricId: metric.id, target }] : [])
  return sum && { ...sum, parts: own.length > 0 ? partsOf(own, sum, asked) : null }
}

const ownOf = (unit: UnitAsked, { goals }: Quarter, { id }: BoardMetric): MeasuredKeyResult[] =>
  goals
    .filter((one) => counts(one) && unit.own(one))
    .flatMap(({ keyResults }) => keyResults.filter((one) => one.metricId === id && !one.dropped))

/** Its actual comes from people and teams below: not told by itself, nor by a year's quarters. */
const fromBelow = ({ valueSource, fedBy }: MeasuredKeyResult): boolean =>
  valueSource === 'children' && fedBy === 'people'

const sumOf = (all: readonly Decimal[]): Decimal => all.reduce(add, '0')

function partsOf(
  own: readonly MeasuredKeyResult[],
  sum: BoardSum,
  { units, quarter, metric }: Asked,
): SumParts {
  const shares = new Map<string, number>()
  let below = '0'
  for (const one of own)
    for (const child of quarter.children.get(one.id) ?? []) {
      if (child.axis !== 'people' || notCountedBecause(one, child) !== null) continue
      if (child.dropped || !counts(child)) continue
      shares.set(child.id, (shares.get(child.id) ?? 0) + child.share)
      below = add(below, shareOf(child.share, targetSpan(child)))
    }
  const parts = units.map((unit) => {
    const all = ownOf(unit, quarter, metric).map((one) => ({ one, share: shares.get(one.id) ?? 0 }))
    return {
      name: unit.name,
      aligned: sumOf(all.map(({ one, share }) => shareOf(share, targetAmount(one)))),
      span: sumOf(all.map(({ one, share }) => shareOf(share, targetSpan(one)))),
      target: sumOf(all.map(({ one, share }) => shareOf(WHOLE - share, targetAmount(one)))),
      value: sumOf(all.map(({ one, share }) => shareOf(WHOLE - share, valueInSum(one)))),
    }
  })
  const value = round(sumOf(parts.map((one) => one.value)))
  return {
    own: sumOf(own.map(targetAmount)),
    aligned: round(sumOf(parts.map(({ aligned }) => aligned))),
    elsewhere: round(subtract(below, sumOf(parts.map(({ span }) => span)))),
    apart: parts
      .map(({ name, target }) => ({ name, target: round(target) }))
      .filter(({ target }) => !isZero(target))
      .sort((a, b) => Number(b.target) - Number(a.target)),
    apartValue: sum.value !== null && own.every(fromBelow) && !isZero(value) ? value : null,
  }
}
