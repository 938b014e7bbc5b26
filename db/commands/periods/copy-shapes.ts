import { sql } from 'drizzle-orm'
import { independent, type Tally } from '../../../lib/okr/forecast/period'
import { tallyOf } from '../../../lib/okr/forecast/results'
import { learnShape } from '../../../lib/okr/forecast/shape'
import { isPaced } from '../../../lib/okr/measures'
import type { Day } from '../../../lib/okr/types'
import { rows, type Transaction } from '../../client'
import { groupBy } from '../../queries/parts/group-by'
import { holds } from '../../queries/parts/dated'
import { totalResults, type MetricPeriod } from '../../queries/parts/total-results'
import { periodShape, type period } from '../../schema'

/** Whole 1/1,000,000: what a shape is written in. */
const FINE = 1_000_000
/** Independent gains a region has to have had in closed periods before it is believed to have a shape of its own. */
const ENOUGH = 60

/**
 * What the periods of its kind that are closed by now teach of each metric: how much of it is done by each day. Kept with the
 * period that opens, so that one closed later does not move the pace people were shown.
 */
export async function copyShapes(
  tx: Transaction,
  found: typeof period.$inferSelect,
  today: Day,
): Promise<void> {
  const results = await totalResults({ db: tx }, { id: found.id })
  const closed = results.filter(({ runs, kind }) => !runs && isPaced(kind))
  const regions = await regionsOn(tx, today)
  const shapes = [...groupBy(closed, ({ metricId }) => metricId)].flatMap(([metricId, periods]) => {
    const tallies = periods.map(tallyOf)
    // Values that never moved teach nothing.
    if (evidence(tallies) === 0) return []
    const shape = learnShape(tallies, found)
    return [
      {
        ...{ periodId: found.id, metricId, shape: stored(shape) },
        regions: regions.flatMap((teamIds) => {
          const own = periods.map((one) => tallyOf(ofTeams(one, teamIds)))
          return evidence(own) >= ENOUGH ? [{ teamIds, shape: stored(learnShape(own, found, shape)) }] : []
        }),
        learnedFrom: periods.map(({ periodId }) => periodId),
      },
    ]
  })
  if (shapes.length > 0) await tx.insert(periodShape).values(shapes)
}

const stored = (shape: readonly number[]): number[] =>
  shape.map((fraction) => Math.round(fraction * FINE) / FINE)

const evidence = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, one) => sum + independent(one), 0)

const ofTeams = (period: MetricPeriod, teamIds: readonly string[]): MetricPeriod => ({
  ...period,
  results: period.results.filter(({ teamId }) => teamId !== null && teamIds.includes(teamId)),
})

/** The teams of each region, a team with nothing above it, as on a day. One region alone is the company. */
async function regionsOn(tx: Transaction, today: Day): Promise<string[][]> {
  const result = await tx.execute(sql`
    with recursive region (top, id) as (
      select t.id, t.id from team t
      where not exists (select from team_parent tp where tp.team_id = t.id and ${holds('tp', today)})
      union all
      select r.top, tp.team_id from region r join team_parent tp on tp.parent_id = r.id and ${holds('tp', today)}
    )
    select json_agg(id order by id) as teams from region group by top order by top`)
  const regions = rows<{ teams: string[] }>(result).map(({ teams }) => teams)
  return regions.length > 1 ? regions : []
}
