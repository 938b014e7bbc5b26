import { sql } from 'drizzle-orm'
import type { Context } from '../../context'
import { read } from '../../read'

export type DirectionWords = { strategy: string; coreBusiness: string; marketTrends: string }

export type DirectionVersion = DirectionWords & { by: string; at: string }

/** Where the company wants to go in a period: what stands, and what stood before. */
export type Direction = {
  /** How many versions there are: what a form to change it is made from. */
  version: number
  /** Null while nothing has been written. */
  current: DirectionVersion | null
  /** Newest first. */
  earlier: DirectionVersion[]
}

/** A period's direction with its versions, in one statement. It is everybody's to read. */
export async function directionOf(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  periodId: string,
): Promise<Direction> {
  const versions = await read<DirectionVersion & { current: boolean }>(
    ctx,
    sql`select d.strategy, d.core_business as "coreBusiness", d.market_trends as "marketTrends", p.name as by,
        to_json(d.recorded_at) #>> '{}' as at, d.superseded_at is null as current
      from direction d join person p on p.id = d.author_id
      where d.period_id = ${periodId} order by d.recorded_at desc, d.id desc`,
  )
  return {
    version: versions.length,
    current: versions.find(({ current }) => current) ?? null,
    earlier: versions.filter(({ current }) => !current),
  }
}
