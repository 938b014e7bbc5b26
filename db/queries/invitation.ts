import { and, eq, gt, isNull } from 'drizzle-orm'
import { addressAt } from '../addresses'
import type { Visitor } from '../context'
import { invitation, person } from '../schema'
import { tokenHash } from '../tokens'

export type InvitationScreen = { personId: string; name: string; email: string }

/** Whose link it is, while it can be used; null for any other text. */
export async function invitationFor({ db, now }: Visitor, token: string): Promise<InvitationScreen | null> {
  const [found] = await db
    .select({ personId: person.id, name: person.name, email: addressAt('person', now) })
    .from(invitation)
    .innerJoin(person, and(eq(person.id, invitation.personId), eq(person.active, true)))
    .where(
      and(
        eq(invitation.tokenHash, tokenHash(token)),
        isNull(invitation.usedAt),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, now),
      ),
    )
  return found ?? null
}
