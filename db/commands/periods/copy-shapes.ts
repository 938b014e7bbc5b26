import { sql } from 'drizzle-orm'
import { gainsOf } from '../../../lib/okr/forecast/gains'
import { independent, tally, type Gain } from '../../../lib/okr/forecast/period'
import { learnShape } from '../../../lib/okr/forecast/shape'
import type { Day, Decimal } from '../../../lib/okr/types'
import { rows, type Transaction } from '../../client'
import { groupBy } from '../../queries/parts/group-by'
import { holds } from '../../queries/parts/leads-above'
import { periodShape, type period } from '../../schema'

/** Whole 1/1,000,000: what a shape is written in. */
const FINE = 1_000_000
/** Independent gains a region has to have had in closed periods before it is believed to have a shape of its own. */
const ENOUGH = 60

type Result = {
  metricId: string
  periodId: string
  first: Day
  last: Day
  ownerId: string
  teamId: string
  starts: Day
  baseline: Decimal
  values: [Day, Decimal][]
}

/**
 * What the periods of its kind that are closed by now teach of each metric: how much of it is done by each day. Kept with the
 * period that opens, so that one closed later does not move the pace people were shown.
 */
export async function copyShapes(
  tx: Transaction,
  found: typeof period.$inferSelect,
  today: Day,
): Promise<void> {
  const results = await closedResults(tx, found)
  const regions = await regionsOn(tx, today)
  const metrics = groupBy(results, ({ metricId }) => metricId)
  const shapes = [...metrics].map(([metricId, its]) => {
    const shape = learnShape(talliesOf(its), found)
    return {
      ...{ periodId: found.id, metricId, shape: stored(shape) },
      regions: regions.flatMap((teamIds) => {
        const own = talliesOf(its.filter(({ teamId }) => teamIds.includes(teamId)))
        const enough = own.reduce((sum, one) => sum + independent(one), 0) >= ENOUGH
        return enough ? [{ teamIds, shape: stored(learnShape(own, found, shape)) }] : []
      }),
      learnedFrom: [...new Set(its.map(({ periodId }) => periodId))],
    }
  })
  if (shapes.length > 0) await tx.insert(periodShape).values(shapes)
}

const stored = (shape: readonly number[]): number[] =>
  shape.map((fraction) => Math.round(fraction * FINE) / FINE)

const talliesOf = (results: readonly Result[]) =>
  [...groupBy(results, ({ periodId }) => periodId).values()].map((all) =>
    tally({ first: all[0]!.first, last: all[0]!.last, gains: all.flatMap(gained) }),
  )

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

const gained = ({ ownerId, starts, baseline, values }: Result): Gain[] =>
  gainsOf(
    ownerId,
    { starts, baseline },
    values.map(([asOf, value]) => ({ asOf, value })),
  )

/** People's totals in closed periods of the kind, oldest first: teams' and the company's are made of them. */
async function closedResults(
  tx: Transaction,
  { kind, first }: Pick<typeof period.$inferSelect, 'kind' | 'first'>,
): Promise<Result[]> {
  const result = await tx.execute(sql`
    select k.metric_id as "metricId", p.id as "periodId", p.first::text as first, p.last::text as last, g.owner_id as "ownerId", g.team_id as "teamId",
      g.starts::text as starts, t.baseline::text as baseline, v.values
    from period p
    join goal g on g.period_id = p.id and g.level = 'person' and g.state in ('agreed', 'graded', 'dropped')
    join key_result k on k.goal_id = g.id and k.value_source <> 'children'
    join metric m on m.id = k.metric_id and m.reading = 'total' and m.kind in ('count', 'amount', 'growth')
    join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
    join lateral (
      select json_agg(json_build_array(me.as_of, me.value::text) order by me.as_of) as values from measurement me
      where me.key_result_id = k.id and me.superseded_at is null and me.as_of between g.starts and g.deadline
    ) v on v.values is not null
    where p.kind = ${kind} and p.state = 'closed' and p.last < ${first}
    order by p.first, k.id`)
  return rows<Result>(result)
}
