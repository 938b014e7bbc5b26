import { sql, type SQL } from 'drizzle-orm'
import type { Day } from '../lib/okr/types'

/**
 * The row of `person_role` of that alias makes somebody an executive on a day: confirmed, or, where nobody could confirm it, from the
 * day on that was set for it.
 */
export const isExecutiveOn = (alias: string, day: Day | SQL): SQL => {
  const column = (name: string) => sql.raw(`${alias}.${name}`)
  return sql`(${column('role')} = 'executive' and ${column('revoked_at')} is null
    and (${column('confirmed_at')} is not null or coalesce(${column('valid_from')} <= ${day}::date, false)))`
}
