import { and, eq, isNull, sql } from 'drizzle-orm'
import { Conflict, Forbidden, Invalid } from '../../lib/okr/errors'
import { administers, type Viewer } from '../../lib/okr/permissions'
import type { Transaction } from '../client'
import { company, period, person, personRole } from '../schema'
import { isExecutiveOn } from '../executives'

/** @throws Forbidden for anybody but an admin. */
export function requireAdmin(viewer: Viewer): void {
  if (!administers(viewer)) throw new Forbidden()
}

/** Who decides open goals of people who moved or left: admins, and those above. @throws Forbidden for anybody else. */
export function requireSettler(viewer: Viewer): void {
  if (!administers(viewer) && !viewer.executive && viewer.leads.length === 0) throw new Forbidden()
}

/** Changes of people, roles and teams wait for each other: they are rare, and each looks at what the others write. */
export async function holdOrganisation(tx: Transaction): Promise<void> {
  await tx.select({ one: company.one }).from(company).for('update')
}

/**
 * After a role was revoked or somebody deactivated: an admin and an executive must be left. Without an executive an admin could
 * make oneself one unconfirmed.
 *
 * @throws Conflict `lastAdmin`, `lastExecutive`
 */
export async function requireSomebodyLeft(tx: Transaction, today: string): Promise<void> {
  const held = await tx
    .select({ role: personRole.role })
    .from(personRole)
    .innerJoin(person, and(eq(person.id, personRole.personId), eq(person.active, true)))
    .where(
      and(
        isNull(personRole.revokedAt),
        sql`(${personRole.role} <> 'executive' or ${isExecutiveOn('person_role', today)})`,
      ),
    )
  const roles = new Set(held.map(({ role }) => role))
  if (!roles.has('admin')) throw new Conflict('lastAdmin')
  if (!roles.has('executive')) throw new Conflict('lastExecutive')
}

/**
 * A membership, lead or parent may be dated back, but not into a closed period: its rollup goes by those of its last day.
 *
 * @throws Invalid on `from`
 */
export async function requireOpenDate(tx: Transaction, from: string, today: string): Promise<void> {
  const [closed] = await tx
    .select({ last: sql<string | null>`to_char(max(${period.last}), 'YYYY-MM-DD')` })
    .from(period)
    .where(and(eq(period.state, 'closed'), eq(period.kind, 'quarter')))
  if (closed?.last && from <= closed.last)
    throw new Invalid({ from: { key: 'dateInClosedPeriod', values: { day: closed.last } } })
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`
  if (from > latest) throw new Invalid({ from: { key: 'dateTooFar', values: { day: latest } } })
}
