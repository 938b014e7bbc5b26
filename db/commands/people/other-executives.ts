import { sql, type SQL } from 'drizzle-orm'
import { rows, type Transaction } from '../../client'
import { confirmers } from '../../confirmers'

/** Whether an executive other than those concerned could confirm. */
export function otherExecutives(tx: Transaction, concerned: readonly (string | null)[]): Promise<boolean> {
  const ids = concerned.filter((id) => id !== null)
  return some(tx, sql`not (r.person_id = any(array[${sql.join(ids, sql`, `)}]::uuid[]))`)
}

/** Whose password a link would reset. A newcomer has none yet: their first one is no way into anything that was somebody's. */
export const isExecutiveWithPassword = (tx: Transaction, personId: string): Promise<boolean> =>
  some(tx, sql`r.person_id = ${personId}`)

async function some(tx: Transaction, who: SQL): Promise<boolean> {
  const [found] = rows<{ some: boolean }>(
    await tx.execute(sql`select exists (select from ${confirmers} where ${who}) as "some"`),
  )
  return found!.some
}
