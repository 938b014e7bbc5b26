import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { isExecutiveOn } from '../../executives'
import { invitation } from '../../schema'
import { replaceOpen } from '../confirmations/ask'

/** Links of theirs that are out count no more; those an executive made or confirmed may be kept. */
export async function voidLinks(
  tx: Transaction,
  ctx: Context,
  personId: string,
  { keepOfExecutives = false } = {},
): Promise<void> {
  const out = and(eq(invitation.personId, personId), isNull(invitation.usedAt), isNull(invitation.revokedAt))
  const byOthers = sql`${invitation.confirmedAt} is null and not exists (select from person_role r
    where r.person_id = ${invitation.createdBy} and ${isExecutiveOn('r', ctx.today)})`
  const voided = await tx
    .update(invitation)
    .set({ revokedAt: ctx.now })
    .where(and(out, keepOfExecutives ? byOthers : undefined))
    .returning({ id: invitation.id })
  for (const { id } of voided) await replaceOpen(tx, ctx, { kind: 'link', subjectId: id })
}
