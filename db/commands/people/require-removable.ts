import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import { removesExecutive } from '../../../lib/okr/permissions'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { personRole, session } from '../../schema'

type Actor = Pick<Context, 'viewer' | 'now' | 'company'>

/**
 * Before somebody loses the role of executive or is deactivated. An admin could else take it from all but one, make a link for the
 * last and be that executive.
 *
 * @throws Forbidden `executiveRemoval`
 */
export async function requireRemovable(
  tx: Transaction,
  { viewer, now }: Actor,
  personId: string,
): Promise<void> {
  const [held] = await tx
    .select({ id: personRole.id })
    .from(personRole)
    .where(
      and(
        eq(personRole.personId, personId),
        eq(personRole.role, 'executive'),
        isNull(personRole.revokedAt),
        isNotNull(personRole.confirmedAt),
      ),
    )
  if (!held) return
  const [last] = await tx
    .select({ at: session.lastSeenAt })
    .from(session)
    .where(eq(session.personId, personId))
    .orderBy(desc(session.lastSeenAt))
    .limit(1)
  if (!removesExecutive(viewer, last?.at ?? null, now)) throw new Forbidden('executiveRemoval')
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
