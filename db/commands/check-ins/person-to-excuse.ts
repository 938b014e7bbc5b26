import { and, eq } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../lib/okr/errors'
import { excusesWeek } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { membership, person } from '../../schema'
import { holdsOn } from '../../queries/parts/dated'

/** @throws NotFound when there is no such person, Forbidden when the viewer is not above them. */
export async function personToExcuse(tx: Transaction, ctx: Context, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: person.id, teamId: membership.teamId })
    .from(person)
    .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
    .where(eq(person.id, personId))
  if (!found) throw new NotFound()
  if (!excusesWeek(ctx.viewer, found)) throw new Forbidden()
}
