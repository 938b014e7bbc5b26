import { sql } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import { rows, type Transaction } from '../../client'
import { holds } from '../../queries/parts/dated'

/**
 * Walks up from the new parent on each day on which something above changes; meeting the team there closes a circle.
 *
 * @throws Invalid on `parentId`
 */
export async function refuseCircle(
  tx: Transaction,
  teamId: string,
  parentId: string,
  from: string,
): Promise<void> {
  const found = await tx.execute(sql`
    with recursive days as (
      select ${from}::date as day
      union
      select valid_from from team_parent where superseded_at is null and valid_from > ${from}::date and team_id <> ${teamId}
    ),
    above as (
      select day, ${parentId}::uuid as id from days
      union
      select a.day, tp.parent_id from above a
      join team_parent tp on tp.team_id = a.id and ${holds('tp', sql`a.day`)}
      where a.id <> ${teamId}
    )
    select (select name from team where id = ${parentId}) as name from above where id = ${teamId} limit 1`)
  const [circle] = rows<{ name: string }>(found)
  if (circle) throw new Invalid({ parentId: { key: 'teamCycle', values: { team: circle.name } } })
}
