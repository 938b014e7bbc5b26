import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../../lib/okr/errors'
import type { Transaction } from '../../client'
import { person, team } from '../../schema'

/** @throws Invalid on that field when there is no such team, or it is archived */
export async function requireTeam(tx: Transaction, teamId: string, field: string): Promise<void> {
  const [found] = await tx
    .select({ id: team.id })
    .from(team)
    .where(and(eq(team.id, teamId), isNull(team.archivedAt)))
  if (!found) throw new Invalid({ [field]: { key: 'unknownChoice' } })
}

/** @throws Invalid on `leadId` when there is no such person, or they have left */
export async function requireLead(tx: Transaction, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.active, true)))
  if (!found) throw new Invalid({ leadId: { key: 'unknownChoice' } })
}

/** The team a form is about. @throws NotFound; Conflict `teamArchived` */
export async function requireOpenTeam(tx: Transaction, teamId: string): Promise<{ version: number }> {
  const [found] = await tx
    .select({ version: team.version, archivedAt: team.archivedAt })
    .from(team)
    .where(eq(team.id, teamId))
    .for('update')
  if (!found) throw new NotFound()
  if (found.archivedAt !== null) throw new Conflict('teamArchived')
  return { version: found.version }
}
