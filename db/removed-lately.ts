import { sql, type SQL } from 'drizzle-orm'
import type { MessageValues } from '../lib/okr/errors'
import { rows, type Transaction } from './client'

/** For so long nobody becomes an executive, and no executive's password is reset, unconfirmed: time for the others to see it. */
const SECOND_LOOK_DAYS = 7

/**
 * Until when what concerns this person waits, where nobody is left to confirm it: an executive was removed who could have. By whom
 * does not matter: an admin makes other admins, and links for their passwords. Left out are those who stepped down themselves, and
 * whom it is about, so that a role taken by mistake can be given back.
 */
export function secondLook(now: Date, personId: string): SQL {
  const since = new Date(now.getTime() - SECOND_LOOK_DAYS * 86_400_000).toISOString()
  return sql`(select max(x.at) + make_interval(days => ${SECOND_LOOK_DAYS}) from (
    select r.revoked_at as at from person_role r
    where r.role = 'executive' and r.confirmed_at is not null
      and r.person_id is distinct from r.revoked_by and r.person_id <> ${personId}
    union all
    select p.deactivated_at from person p
    join person_role r on r.person_id = p.id and r.role = 'executive'
      and r.confirmed_at is not null and r.revoked_at is null
    where not p.active
  ) x where x.at > ${since}::timestamptz)`
}

/** The same, as a message tells it. */
export async function removedLately(
  tx: Transaction,
  now: Date,
  personId: string,
): Promise<MessageValues | null> {
  const [found] = rows<{ at: string | null; timeZone: string }>(
    await tx.execute(
      sql`select to_json(${secondLook(now, personId)}) #>> '{}' as at, time_zone as "timeZone" from company`,
    ),
  )
  return found?.at ? { at: found.at, timeZone: found.timeZone } : null
}
