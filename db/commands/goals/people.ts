import { and, desc, eq, sql } from 'drizzle-orm'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { membership, person, personRole } from '../../schema'
import { isExecutiveOn } from '../../executives'
import { holds, holdsOn } from '../../queries/parts/dated'

/** Anybody who still works here can answer for a goal. */
export async function mayBeAccountable(tx: Transaction, personId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.active, true)))
  return found !== undefined
}

/** The company's goals are owned by executives who still work here. */
export async function mayOwnForCompany(
  tx: Transaction,
  ctx: Pick<Context, 'today'>,
  personId: string,
): Promise<boolean> {
  const [found] = await tx
    .select({ id: person.id })
    .from(person)
    .innerJoin(personRole, eq(personRole.personId, person.id))
    .where(and(eq(person.id, personId), eq(person.active, true), isExecutiveOn('person_role', ctx.today)))
    .limit(1)
  return found !== undefined
}

/** The active person with the team they are in today; null for somebody unknown or gone. */
export async function activePerson(
  tx: Transaction,
  ctx: Context,
  personId: string,
): Promise<{ id: string; teamId: string | null } | null> {
  const [found] = await tx
    .select({ id: person.id, teamId: membership.teamId })
    .from(person)
    .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
    .where(and(eq(person.id, personId), eq(person.active, true)))
    .orderBy(desc(membership.validFrom))
    .limit(1)
  return found ?? null
}

/** Leads of a team and of the teams above it today, nearest first. */
export async function leadsAbove(tx: Transaction, ctx: Context, teamId: string): Promise<string[]> {
  const result = await tx.execute(sql`
    with recursive above (id, height) as (
      select ${teamId}::uuid, 0
      union all
      select tp.parent_id, a.height + 1 from above a join team_parent tp on tp.team_id = a.id and ${holds('tp', ctx.today)}
      where a.height < 50
    )
    select tl.person_id as id from above a
    join team_lead tl on tl.team_id = a.id and ${holds('tl', ctx.today)}
    join person p on p.id = tl.person_id and p.active
    order by a.height`)
  return rows<{ id: string }>(result).map((lead) => lead.id)
}
