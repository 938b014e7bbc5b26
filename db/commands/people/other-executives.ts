import { and, eq, isNotNull, isNull, notInArray } from 'drizzle-orm'
import type { Transaction } from '../../client'
import { person, personRole } from '../../schema'

const confirmed = and(
  eq(personRole.role, 'executive'),
  isNull(personRole.revokedAt),
  isNotNull(personRole.confirmedAt),
)

/** Whether an executive other than those concerned could confirm: an active one, confirmed themselves. */
export async function otherExecutives(
  tx: Transaction,
  concerned: readonly (string | null)[],
): Promise<boolean> {
  const ids = concerned.filter((id) => id !== null)
  const found = await tx
    .select({ id: personRole.id })
    .from(personRole)
    .innerJoin(person, and(eq(person.id, personRole.personId), eq(person.active, true)))
    .where(and(confirmed, ids.length > 0 ? notInArray(personRole.personId, ids) : undefined))
    .limit(1)
  return found.length > 0
}

/** Whose password a link would reset. A newcomer has none yet: their first one is no way into anything that was somebody's. */
export async function isExecutiveWithPassword(tx: Transaction, personId: string): Promise<boolean> {
  const found = await tx
    .select({ id: personRole.id })
    .from(personRole)
    .innerJoin(person, and(eq(person.id, personRole.personId), isNotNull(person.passwordHash)))
    .where(and(confirmed, eq(personRole.personId, personId)))
    .limit(1)
  return found.length > 0
}
