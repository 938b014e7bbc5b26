import { sql } from 'drizzle-orm'
import { gainsOf } from '../../../lib/okr/forecast/gains'
import { tally, type Gain } from '../../../lib/okr/forecast/period'
import { learnShape } from '../../../lib/okr/forecast/shape'
import type { Day, Decimal } from '../../../lib/okr/types'
import { rows, type Transaction } from '../../client'
import { groupBy } from '../../queries/parts/group-by'
import { periodShape, type period } from '../../schema'

/** Whole 1/1,000,000: what a shape is written in. */
const FINE = 1_000_000

type Result = {
  metricId: string
  periodId: string
  first: Day
  last: Day
  ownerId: string
  starts: Day
  baseline: Decimal
  values: [Day, Decimal][]
}

/**
 * What the periods of its kind that are closed by now teach of each metric: how much of it is done by each day. Kept with the
 * period that opens, so that one closed later does not move the pace people were shown.
 */
export async function copyShapes(tx: Transaction, found: typeof period.$inferSelect): Promise<void> {
  const results = await closedResults(tx, found)
  const metrics = groupBy(results, ({ metricId }) => metricId)
  const shapes = [...metrics].map(([metricId, its]) => {
    const periods = [...groupBy(its, ({ periodId }) => periodId)]
    const tallies = periods.map(([, all]) =>
      tally({ first: all[0]!.first, last: all[0]!.last, gains: all.flatMap(gained) }),
    )
    const shape = learnShape(tallies, found).map((fraction) => Math.round(fraction * FINE) / FINE)
    return { periodId: found.id, metricId, shape, learnedFrom: periods.map(([id]) => id) }
  })
  if (shapes.length > 0) await tx.insert(periodShape).values(shapes)
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
    select k.metric_id as "metricId", p.id as "periodId", p.first::text as first, p.last::text as last, g.owner_id as "ownerId",
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
