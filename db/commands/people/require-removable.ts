import { sql } from 'drizzle-orm'
import { Forbidden } from '../../../lib/okr/errors'
import { EXECUTIVE_AWAY_DAYS, removesExecutive } from '../../../lib/okr/permissions'
import { rows, type Transaction } from '../../client'
import { confirmers } from '../../confirmers'
import type { Context } from '../../context'
import { isExecutiveOn } from '../../executives'

/**
 * Before somebody loses the role of executive or is deactivated. An admin could else take it from all but one, make a link for the
 * last, which waits for nobody then, and be that executive. The only executive is kept by `requireSomebodyLeft`, which says so.
 *
 * @throws Forbidden `executiveRemoval`
 */
export async function requireRemovable(
  tx: Transaction,
  { viewer, now, today }: Pick<Context, 'viewer' | 'now' | 'today'>,
  personId: string,
): Promise<void> {
  const [facts] = rows<{ held: boolean; only: boolean; others: number; seen: string | null }>(
    await tx.execute(sql`select
      coalesce(bool_or(p.id = ${personId}), false) as held,
      coalesce(bool_and(p.id = ${personId}), false) as only,
      (select count(*) from ${confirmers({ now, today })} where p.id <> ${personId})::int as others,
      (select to_json(max(s.last_seen_at)) #>> '{}' from session s where s.person_id = ${personId}) as seen
      from person_role r join person p on p.id = r.person_id and p.active
      where ${isExecutiveOn('r', today)}`),
  )
  const { held, only, others, seen } = facts!
  if (!held || only) return
  const lastSeenAt = seen === null ? null : new Date(seen)
  if (!removesExecutive(viewer, { lastSeenAt, others }, now))
    throw new Forbidden('executiveRemoval', { days: EXECUTIVE_AWAY_DAYS })
}
