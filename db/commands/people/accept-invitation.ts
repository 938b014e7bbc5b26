import { and, eq, gt, isNull } from 'drizzle-orm'
import { todayIn } from '../../../lib/okr/calendar'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { AcceptInvitationInput } from '../../../lib/okr/input/sessions'
import type { Transaction } from '../../client'
import type { Visitor } from '../../context'
import { isExecutiveOn } from '../../executives'
import { hashPassword } from '../../passwords'
import { company, confirmation, invitation, person, personRole } from '../../schema'
import { tokenHash } from '../../tokens'
import { accountWaits } from '../confirmations/waits'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { openSession } from '../sessions/open'
import type { Opened } from '../sessions/sign-in'

/**
 * Chooses a password by a one-time link and signs in. A link counts once, also when it is used twice at the same moment; sessions
 * opened with an earlier password end.
 *
 * @throws NotFound `invitationGone` when it is used, void, too old or unknown; Conflict `invitationUnconfirmed` where it waits for an
 * executive, `invitationWaits` until a day
 */
export async function acceptInvitation(
  ctx: Visitor,
  { token, newPassword }: AcceptInvitationInput,
): Promise<Opened> {
  const passwordHash = await hashPassword(newPassword)
  return ctx.db.transaction(async (tx) => {
    const [used] = await tx
      .update(invitation)
      .set({ usedAt: ctx.now })
      .where(
        and(
          eq(invitation.tokenHash, tokenHash(token)),
          isNull(invitation.usedAt),
          isNull(invitation.revokedAt),
          gt(invitation.expiresAt, ctx.now),
        ),
      )
      .returning({
        id: invitation.id,
        personId: invitation.personId,
        createdBy: invitation.createdBy,
        confirmedAt: invitation.confirmedAt,
      })
    if (!used) throw new NotFound('invitationGone')
    if (used.confirmedAt === null) await requireUnwaited(tx, ctx, used)
    const [welcome] = await tx
      .update(person)
      .set({ passwordHash })
      .where(and(eq(person.id, used.personId), eq(person.active, true)))
      .returning({ id: person.id, locale: person.locale })
    if (!welcome) throw new NotFound('invitationGone')
    await endSessionsOf(tx, ctx.now, welcome.id)
    const viewer = { id: welcome.id }
    await recordActivity(
      tx,
      { viewer, now: ctx.now },
      { event: 'person.accept-invitation', subjectId: welcome.id, after: { invitationId: used.id } },
    )
    const sessionId = await openSession(tx, ctx, welcome.id)
    return { sessionId, personId: welcome.id, locale: welcome.locale }
  })
}

type Link = { id: string; personId: string; createdBy: string | null }

/**
 * Nobody has to confirm the link any more. Asked when it is used, too: whoever it is for may have become a lead or an executive since
 * it was made.
 */
async function requireUnwaited(tx: Transaction, { now }: Visitor, link: Link): Promise<void> {
  const [settings] = await tx.select({ timeZone: company.timeZone }).from(company)
  const today = todayIn(settings!.timeZone, now)
  const [waiting] = await tx.select().from(confirmation).where(eq(confirmation.subjectId, link.id))
  if (waiting) {
    if (waiting.takesEffectOn === null) throw new Conflict('invitationUnconfirmed')
    if (waiting.takesEffectOn > today) throw new Conflict('invitationWaits', { day: waiting.takesEffectOn })
    return
  }
  if (link.createdBy === null) return
  const [role] = await tx
    .select({ id: personRole.id })
    .from(personRole)
    .where(and(eq(personRole.personId, link.createdBy), isExecutiveOn('person_role', today)))
  const maker = { id: link.createdBy, executive: role !== undefined }
  if (await accountWaits(tx, { viewer: maker, now, today }, link.personId, 'link'))
    throw new Conflict('invitationUnmade')
}
