import { sql } from 'drizzle-orm'
import { rows, type Transaction } from './client'

/** For so long an executive alone makes nobody else one at once: time for the others to see that one was removed. */
const SECOND_LOOK_DAYS = 7

/**
 * An executive other than this person was removed lately, who could have confirmed something. By whom does not matter: an admin makes
 * other admins, and links for their passwords. Left out are those who stepped down themselves, and whom it is about, so that a role
 * taken by mistake can be given back.
 */
export async function removedLately(tx: Transaction, now: Date, personId: string): Promise<boolean> {
  const since = new Date(now.getTime() - SECOND_LOOK_DAYS * 86_400_000).toISOString()
  const [found] = rows<{ removed: boolean }>(
    await tx.execute(sql`select exists (select from (
      select r.revoked_at as at from person_role r
      where r.role = 'executive' and r.confirmed_at is not null
        and r.person_id is distinct from r.revoked_by and r.person_id <> ${personId}
      union all
      select p.deactivated_at from person p
      join person_role r on r.person_id = p.id and r.role = 'executive'
        and r.confirmed_at is not null and r.revoked_at is null
      where not p.active
    ) x where x.at > ${since}::timestamptz) as removed`),
  )
  return found!.removed
}
