import { eq } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { Transaction } from '../../client'
import { person } from '../../schema'

/** @throws NotFound; Conflict `personInactive` */
export async function requireActive(tx: Transaction, personId: string): Promise<void> {
  const [found] = await tx
    .select({ active: person.active })
    .from(person)
    .where(eq(person.id, personId))
    .for('update')
  if (!found) throw new NotFound()
  if (!found.active) throw new Conflict('personInactive')
}
