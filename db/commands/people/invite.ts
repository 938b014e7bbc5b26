import { and, eq, isNull } from 'drizzle-orm'
import type { PersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { invitation } from '../../schema'
import { newToken, tokenHash } from '../../tokens'
import { requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { requireActive } from './require'

export const INVITATION_DAYS = 7

/**
 * Makes a one-time link by which somebody chooses a password, and voids the ones before. Gives back its secret half, which is told
 * once and not kept: so the form's id is not remembered either, and pressing twice makes the second link the valid one.
 */
export async function invite(ctx: Context, { personId }: PersonInput): Promise<string> {
  requireAdmin(ctx.viewer)
  const token = newToken()
  await ctx.db.transaction(async (tx) => {
    await requireActive(tx, personId)
    await tx
      .update(invitation)
      .set({ revokedAt: ctx.now })
      .where(and(eq(invitation.personId, personId), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
    const id = newId(ctx.now)
    await tx.insert(invitation).values({
      id,
      personId,
      tokenHash: tokenHash(token),
      createdBy: ctx.viewer.id,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + INVITATION_DAYS * 86_400_000),
    })
    await recordActivity(tx, ctx, {
      event: 'person.invite',
      subjectId: personId,
      after: { invitationId: id },
    })
  })
  return token
}
