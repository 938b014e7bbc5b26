import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../lib/okr/errors'
import { excusesWeek } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { membership, person } from '../../schema'

/** @throws NotFound when there is no such person, Forbidden when the viewer is not above them. */
export async function personToExcuse(tx: Transaction, ctx: Context, personId: string): Promise<void> {
  const [found] = await tx
    .select({ id: person.id, teamId: membership.teamId })
    .from(person)
    .leftJoin(
      membership,
      and(
        eq(membership.personId, person.id),
        lte(membership.validFrom, ctx.today),
        or(isNull(membership.validTo), gt(membership.validTo, ctx.today)),
      ),
    )
    .where(eq(person.id, personId))
  if (!found) throw new NotFound()
  if (!excusesWeek(ctx.viewer, found)) throw new Forbidden()
}
