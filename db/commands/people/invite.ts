import type { PersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { invitation } from '../../schema'
import { newToken, tokenHash } from '../../tokens'
import { holdOrganisation, requireAdmin } from '../admins'
import { askFor } from '../confirmations/ask'
import { accountWaits, CONFIRMATION_DAYS } from '../confirmations/waits'
import { recordActivity } from '../record-activity'
import { requireActive } from './require'
import { voidLinks } from './void-links'

export const INVITATION_DAYS = 7

/**
 * Makes a one-time link by which somebody chooses a password, and voids the ones before. Gives back its secret half, which is told
 * once and not kept, and counts only once confirmed for who leads or is an executive: so the form's id is not remembered either, and pressing twice makes the second link the valid one.
 */
export async function invite(ctx: Context, { personId }: PersonInput): Promise<string> {
  requireAdmin(ctx.viewer)
  const token = newToken()
  await ctx.db.transaction(async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    await voidLinks(tx, ctx, personId)
    const id = newId(ctx.now)
    const wait = await accountWaits(tx, ctx, personId, 'link')
    // One that counts only after some days can be used for as long after them.
    const days = INVITATION_DAYS + (wait?.until ? CONFIRMATION_DAYS + 1 : 0)
    await tx.insert(invitation).values({
      id,
      personId,
      tokenHash: tokenHash(token),
      createdBy: ctx.viewer.id,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + days * 86_400_000),
    })
    await recordActivity(tx, ctx, {
      event: 'person.invite',
      subjectId: personId,
      after: { invitationId: id },
    })
    if (wait) await askFor(tx, ctx, { kind: 'link', personId, subjectId: id }, wait)
  })
  return token
}
