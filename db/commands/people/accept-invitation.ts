import { and, eq, gt, isNull, type SQL } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { AcceptInvitationInput } from '../../../lib/okr/input/sessions'
import type { Db } from '../../client'
import type { Visitor } from '../../context'
import { hashPassword } from '../../passwords'
import { removedLately } from '../../removed-lately'
import { company, invitation, person } from '../../schema'
import { tokenHash } from '../../tokens'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { passwordMark } from '../sessions/known-browser'
import { openSession } from '../sessions/open'
import { requireGoodPassword } from '../sessions/require-good-password'
import type { Opened } from '../sessions/sign-in'
import { isExecutiveWithPassword, otherExecutives } from './other-executives'

/**
 * Chooses a password by a one-time link and signs in. A link counts once, also when it is used twice at the same moment; sessions
 * opened with an earlier password end. A password is judged and hashed only for who has a link that stands: anybody may send this
 * form, and hashing costs a core.
 *
 * @throws Invalid on `newPassword`; NotFound `invitationGone` when it is used, void, too old or unknown; Conflict
 * `invitationUnconfirmed` where it would reset an executive's password and no other has confirmed it, `invitationWaits` where one
 * who could have was removed lately
 */
export async function acceptInvitation(
  ctx: Visitor,
  { token, newPassword }: AcceptInvitationInput,
): Promise<Opened> {
  const usable = and(
    eq(invitation.tokenHash, tokenHash(token)),
    isNull(invitation.usedAt),
    isNull(invitation.revokedAt),
    gt(invitation.expiresAt, ctx.now),
  )
  await requireGoodPassword('newPassword', newPassword, await ownerOf(ctx.db, usable))
  const passwordHash = await hashPassword(newPassword)
  return ctx.db.transaction(async (tx) => {
    const [used] = await tx.update(invitation).set({ usedAt: ctx.now }).where(usable).returning({
      id: invitation.id,
      personId: invitation.personId,
      createdBy: invitation.createdBy,
      confirmedAt: invitation.confirmedAt,
    })
    if (!used) throw new NotFound('invitationGone')
    // Asked when it is used: whoever it is for may have become an executive since it was made.
    if (used.confirmedAt === null && (await isExecutiveWithPassword(tx, used.personId))) {
      if (await otherExecutives(tx, [used.personId, used.createdBy]))
        throw new Conflict('invitationUnconfirmed')
      const waits = await removedLately(tx, ctx.now, used.personId)
      if (waits) throw new Conflict('invitationWaits', waits)
    }
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
    const mark = passwordMark(passwordHash)
    return { sessionId, personId: welcome.id, passwordMark: mark, locale: welcome.locale }
  })
}

async function ownerOf(db: Db, usable: SQL | undefined) {
  const [owner] = await db
    .select({ name: person.name, email: person.email, company: company.name })
    .from(invitation)
    .innerJoin(person, and(eq(person.id, invitation.personId), eq(person.active, true)))
    .innerJoin(company, eq(company.one, true))
    .where(usable)
  if (!owner) throw new NotFound('invitationGone')
  return owner
}
