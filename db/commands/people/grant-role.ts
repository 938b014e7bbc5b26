import { Conflict } from '../../../lib/okr/errors'
import type { Role } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { removedLately } from '../../removed-lately'
import { personRole } from '../../schema'
import { otherExecutives } from './other-executives'

/**
 * Gives a role. `executive` waits for the confirmation of an executive other than the two concerned, where there is one.
 *
 * @throws Conflict `executiveRemoved`, with the moment from which it is possible
 */
export async function grantRole(
  tx: Transaction,
  ctx: Pick<Context, 'viewer' | 'now'>,
  personId: string,
  role: Role,
): Promise<{ pending: boolean }> {
  const grantedBy = ctx.viewer.id
  const pending = role === 'executive' && (await otherExecutives(tx, [grantedBy, personId]))
  const waits = role === 'executive' && !pending ? await removedLately(tx, ctx.now, personId) : null
  if (waits) throw new Conflict('executiveRemoved', waits)
  const confirmedAt = pending ? null : ctx.now
  await tx
    .insert(personRole)
    .values({ id: newId(ctx.now), personId, role, grantedBy, grantedAt: ctx.now, confirmedAt })
  return { pending }
}
