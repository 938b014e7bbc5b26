import { sql } from 'drizzle-orm'
import { rows, type Transaction } from '../../client'

/** Two alignments made at the same moment could close a circle that neither of them sees: they take turns. */
export const oneAtATime = (tx: Transaction) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('paceline.alignment'))`)

/** Whether the parent already counts, through whatever chain, towards the child. */
export async function closesCircle(tx: Transaction, childId: string, parentId: string): Promise<boolean> {
  const found = await tx.execute(sql`
    with recursive up (id) as (
      select ${parentId}::uuid
      union
      select a.parent_id from up join alignment a on a.child_id = up.id and a.valid_to is null
    )
    select 1 from up where id = ${childId}`)
  return rows(found).length > 0
}
