import type { Role } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { personRole } from '../../schema'
import { otherExecutives } from './other-executives'
import { requireNobodyRemoved } from './require-removable'

/**
 * Gives a role. `executive` waits for the confirmation of an executive other than the two concerned, where there is one.
 *
 * @throws Conflict `executiveRemoved`
 */
export async function grantRole(
  tx: Transaction,
  ctx: Pick<Context, 'viewer' | 'now' | 'company'>,
  personId: string,
  role: Role,
): Promise<{ pending: boolean }> {
  const grantedBy = ctx.viewer.id
  const pending = role === 'executive' && (await otherExecutives(tx, [grantedBy, personId]))
  if (role === 'executive' && !pending) await requireNobodyRemoved(tx, ctx, personId)
  const confirmedAt = pending ? null : ctx.now
  await tx
    .insert(personRole)
    .values({ id: newId(ctx.now), personId, role, grantedBy, grantedAt: ctx.now, confirmedAt })
  return { pending }
}
