import type { Role } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { personRole } from '../../schema'
import { askFor } from '../confirmations/ask'
import { executiveWaits } from '../confirmations/waits'
import { voidLinks } from './void-links'

/** Gives a role. `executive` may wait for the confirmation of an executive other than the two concerned. */
export async function grantRole(
  tx: Transaction,
  ctx: Context,
  personId: string,
  role: Role,
): Promise<{ pending: boolean }> {
  const wait = role === 'executive' ? await executiveWaits(tx, ctx, personId) : null
  const id = newId(ctx.now)
  await tx.insert(personRole).values({
    id,
    personId,
    role,
    grantedBy: ctx.viewer.id,
    grantedAt: ctx.now,
    confirmedAt: wait ? null : ctx.now,
    validFrom: wait?.until ?? null,
  })
  if (wait) await askFor(tx, ctx, { kind: 'executive', personId, subjectId: id }, wait)
  else if (role === 'executive') await voidLinks(tx, ctx, personId, { keepOfExecutives: true })
  return { pending: wait !== null }
}
