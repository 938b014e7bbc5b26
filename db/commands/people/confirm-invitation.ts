import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { ConfirmInvitationInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { invitation, person } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * An executive confirms that another's password may be chosen anew by a link. Neither who made the link nor whom it is for can.
 *
 * @throws Forbidden, NotFound, Conflict `confirmationSettled`
 */
export const confirmInvitation = (ctx: Context, input: ConfirmInvitationInput): Promise<null> =>
  settle(ctx, input, 'person.confirm-invitation', { confirmedBy: ctx.viewer.id, confirmedAt: ctx.now })

/** An executive refuses it: the link is void. */
export const declineInvitation = (ctx: Context, input: ConfirmInvitationInput): Promise<null> =>
  settle(ctx, input, 'person.decline-invitation', { revokedAt: ctx.now })

async function settle(
  ctx: Context,
  { formId, invitationId }: ConfirmInvitationInput,
  event: string,
  set: Partial<typeof invitation.$inferInsert>,
): Promise<null> {
  if (!ctx.viewer.executive) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    const [found] = await tx
      .select({ personId: invitation.personId, createdBy: invitation.createdBy })
      .from(invitation)
      .innerJoin(person, and(eq(person.id, invitation.personId), eq(person.active, true)))
      .where(and(eq(invitation.id, invitationId), ne(invitation.personId, ctx.viewer.id)))
    if (!found) throw new NotFound()
    if (found.createdBy === ctx.viewer.id) throw new Forbidden('ownLink')
    const [settled] = await tx
      .update(invitation)
      .set(set)
      .where(
        and(
          eq(invitation.id, invitationId),
          isNull(invitation.usedAt),
          isNull(invitation.revokedAt),
          isNull(invitation.confirmedAt),
          gt(invitation.expiresAt, ctx.now),
        ),
      )
      .returning({ id: invitation.id })
    if (!settled) throw new Conflict('confirmationSettled')
    await recordActivity(tx, ctx, { event, subjectId: found.personId, after: { invitationId } })
    return null
  })
}
