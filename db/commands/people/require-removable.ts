import { sql } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import { removesExecutive } from '../../../lib/okr/permissions'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'

type Actor = Pick<Context, 'viewer' | 'now' | 'company'>

/**
 * Before somebody loses the role of executive or is deactivated. An admin could else take it from all but one, make a link for the
 * last, which waits for nobody then, and be that executive.
 *
 * @throws Forbidden `executiveRemoval`
 */
export async function requireRemovable(
  tx: Transaction,
  { viewer, now }: Actor,
  personId: string,
): Promise<void> {
  const [facts] = rows<{ held: boolean; others: number; seen: string | null }>(
    await tx.execute(sql`select
      coalesce(bool_or(p.id = ${personId}), false) as held,
      (count(*) filter (where p.id <> ${personId} and p.password_hash is not null))::int as others,
      (select to_json(max(s.last_seen_at)) #>> '{}' from session s where s.person_id = ${personId}) as seen
      from person_role r join person p on p.id = r.person_id and p.active
      where r.role = 'executive' and r.revoked_at is null and r.confirmed_at is not null`),
  )
  const { held, others, seen } = facts!
  const lastSeenAt = seen === null ? null : new Date(seen)
  if (held && !removesExecutive(viewer, { lastSeenAt, others }, now)) throw new Forbidden('executiveRemoval')
}

/** For so long nobody makes an executive alone after removing one: time for the others to see it. */
const SECOND_LOOK_DAYS = 7

/**
 * Before somebody becomes an executive without anybody's confirmation. Whoever has just removed the one who would have confirmed it
 * waits, or gives the role back to them.
 *
 * @throws Conflict `executiveRemoved`, with the moment from which it is possible
 */
export async function requireNobodyRemoved(
  tx: Transaction,
  { viewer, now, company: { timeZone } }: Actor,
  personId: string,
): Promise<void> {
  const since = new Date(now.getTime() - SECOND_LOOK_DAYS * 86_400_000).toISOString()
  const removed = sql`select max(x.at) + make_interval(days => ${SECOND_LOOK_DAYS}) as over from (
      select r.revoked_at as at from person_role r
      where r.role = 'executive' and r.confirmed_at is not null and r.revoked_by = ${viewer.id}
        and r.person_id not in (${viewer.id}, ${personId})
      union all
      select a.at from person p
      join person_role r on r.person_id = p.id and r.role = 'executive'
        and r.confirmed_at is not null and r.revoked_at is null
      join activity a on a.subject_id = p.id and a.at = p.deactivated_at
      where not p.active and a.event = 'person.deactivate' and a.actor_id = ${viewer.id}
    ) x where x.at > ${since}::timestamptz`
  const [found] = rows<{ at: string | null }>(
    await tx.execute(sql`select to_json(r.over) #>> '{}' as at from (${removed}) r`),
  )
  if (found?.at) throw new Conflict('executiveRemoved', { at: found.at, timeZone })
}
