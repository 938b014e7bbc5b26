import { and, eq, gt, isNull, type SQL } from 'drizzle-orm'
import { todayIn } from '../../../lib/okr/calendar'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { AcceptInvitationInput } from '../../../lib/okr/input/sessions'
import type { Db, Transaction } from '../../client'
import type { Visitor } from '../../context'
import { isExecutiveOn } from '../../executives'
import { hashPassword } from '../../passwords'
import { company, confirmation, invitation, person, personRole } from '../../schema'
import { tokenHash } from '../../tokens'
import { accountWaits } from '../confirmations/waits'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { passwordMark } from '../sessions/known-browser'
import { openSession } from '../sessions/open'
import { requireGoodPassword } from '../sessions/require-good-password'
import type { Opened } from '../sessions/sign-in'

/**
 * Chooses a password by a one-time link and signs in. A link counts once, also when it is used twice at the same moment; sessions
 * opened with an earlier password end. A password is judged and hashed only for who has a link that stands: anybody may send this
 * form, and hashing costs a core.
 *
 * @throws Invalid on `newPassword`; NotFound `invitationGone` when it is used, void, too old or unknown; Conflict
 * `invitationUnconfirmed` where it waits for an executive, `invitationWaits` until a day
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
