import type { BoardMetric } from './board-figures'
import { isBehind } from './board-order'
import type { MetricCell } from './metric-cell'
import type { PersonRow } from './person-row'
import type { SubTeamRow } from './team-rows'

/** Who has a target in a metric, and how many of them are behind its pace or have no value of it. */
export type MetricCounts = { all: number; behind: number; noData: number }

/** How those of a board stand in one metric. */
export function inMetric(
  { id }: BoardMetric,
  rows: readonly PersonRow[],
  teams: readonly SubTeamRow[],
): { people: MetricCounts; teams: MetricCounts } {
  const counted = (cells: readonly (MetricCell | null | undefined)[]): MetricCounts => {
    const known = cells.filter((cell) => cell != null)
    return {
      all: known.length,
      behind: known.filter(({ status }) => isBehind(status)).length,
      noData: known.filter(({ status }) => status === 'no_data').length,
    }
  }
  return {
    people: counted(rows.map(({ cells }) => cells.get(id))),
    teams: counted(teams.map(({ cell }) => cell)),
  }
}
