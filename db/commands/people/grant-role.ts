import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Role } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { person, personRole } from '../../schema'

/** Executives who could confirm: active, confirmed themselves, neither of the two concerned. */
const otherExecutives = (tx: Transaction, grantedBy: string, personId: string) =>
  tx
    .select({ id: personRole.id })
    .from(personRole)
    .innerJoin(person, and(eq(person.id, personRole.personId), eq(person.active, true)))
    .where(
      and(
        eq(personRole.role, 'executive'),
        isNull(personRole.revokedAt),
        isNotNull(personRole.confirmedAt),
        ne(personRole.personId, grantedBy),
        ne(personRole.personId, personId),
      ),
    )
    .limit(1)

/** Gives a role. `executive` waits for the confirmation of an executive other than the two concerned, where there is one. */
export async function grantRole(
  tx: Transaction,
  ctx: Pick<Context, 'viewer' | 'now'>,
  personId: string,
  role: Role,
): Promise<{ pending: boolean }> {
  const grantedBy = ctx.viewer.id
  const pending = role === 'executive' && (await otherExecutives(tx, grantedBy, personId)).length > 0
  const confirmedAt = pending ? null : ctx.now
  await tx
    .insert(personRole)
    .values({ id: newId(ctx.now), personId, role, grantedBy, grantedAt: ctx.now, confirmedAt })
  return { pending }
}
