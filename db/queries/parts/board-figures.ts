import { summedAttainment } from '@/lib/okr/attainment'
import { add, compare, ratio, subtract } from '@/lib/okr/decimal'
import type { Decimal, Kind } from '@/lib/okr/types'
import type { MeasuredGoal } from './measured-goals'
import { valueInSum, type MetricCell } from './metric-cell'
import { counts, type PersonRow } from './person-row'
import type { UnitMeasure } from './unit-standing'

export type BoardMetric = { id: string; name: string; kind: Kind; unit: string; currency: string | null }

/** One metric of all rows added up, against the team's own target. */
export type BoardSum = {
  target: Decimal
  value: Decimal | null
  attainment: MetricCell['attainment']
  /** Team target − Σ targets: positive where the rows ask for less. Null without a team target. */
  lacks: Decimal | null
}

/** The team's own metrics first, in the order of its goals, then those only its people have. */
export function boardMetrics(
  own: readonly MeasuredGoal[],
  rows: readonly PersonRow[],
  goals: readonly MeasuredGoal[],
): BoardMetric[] {
  const found = new Map<string, BoardMetric>()
  const listed = new Set(rows.flatMap((row) => row.goals.map(({ id }) => id)))
  for (const one of [...own, ...goals.filter(({ id }) => listed.has(id)), ...goals].filter(counts))
    for (const { metricId, name, kind, unit, currency, dropped } of one.keyResults)
      if (metricId !== null && !dropped && !found.has(metricId))
        found.set(metricId, { id: metricId, name, kind, unit, currency })
  return [...found.values()]
}

export const addable = ({ kind }: Pick<BoardMetric, 'kind'>): boolean =>
  kind === 'count' || kind === 'amount' || kind === 'growth'

export function boardSum(
  rows: readonly { cells: ReadonlyMap<string, MetricCell> }[],
  metric: BoardMetric,
  measures: readonly Pick<UnitMeasure, 'metricId' | 'target'>[],
): BoardSum | null {
  const cells = rows.flatMap(({ cells }) => cells.get(metric.id) ?? [])
  if (!addable(metric) || cells.length === 0 || cells.some(({ currency }) => currency !== metric.currency))
    return null
  const sum = (values: Decimal[]) => values.reduce(add, '0')
  const target = sum(cells.map((cell) => cell.target))
  const baseline = sum(cells.map((cell) => cell.baseline))
  const value = cells.every((cell) => cell.value === null) ? null : sum(cells.map(valueInSum))
  const span = subtract(target, baseline)
  const own = measures.find(({ metricId }) => metricId === metric.id)
  return {
    target,
    value,
    attainment: {
      original: summedAttainment(
        cells.flatMap(({ originalSpan, attainment }) =>
          originalSpan === null ? [] : [{ span: originalSpan, attainment: attainment.original }],
        ),
      ),
      adjusted: value === null || compare(span, '0') === 0 ? null : ratio(subtract(value, baseline), span),
    },
    lacks: own ? subtract(own.target, target) : null,
  }
}

const A_THIRD = 1 / 3

export function carrierOf(
  rows: readonly PersonRow[],
  main: BoardMetric,
): { name: string; share: number } | null {
  if (!addable(main) || rows.length < 3) return null
  const won = rows.flatMap(({ name, cells }) => {
    const cell = cells.get(main.id)
    return cell?.value ? [{ name, value: Number(cell.value) }] : []
  })
  const all = won.reduce((sum, { value }) => sum + value, 0)
  const most = won.toSorted((a, b) => b.value - a.value)[0]
  return most && all > 0 && most.value / all >= A_THIRD ? { name: most.name, share: most.value / all } : null
}
