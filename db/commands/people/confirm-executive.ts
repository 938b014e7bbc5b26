import { and, eq, isNull, ne } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { ConfirmRoleInput } from '../../../lib/okr/input/people'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { person, personRole } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** An executive confirms that somebody becomes one. Neither who granted it nor whom it is for can. */
export const confirmExecutive = (ctx: Context, { formId, roleId }: ConfirmRoleInput): Promise<null> =>
  settle(ctx, formId, roleId, 'person.confirm-executive', {
    confirmedBy: ctx.viewer.id,
    confirmedAt: ctx.now,
  })

/** An executive refuses it: the role is taken back before it counted. */
export const declineExecutive = (ctx: Context, { formId, roleId }: ConfirmRoleInput): Promise<null> =>
  settle(ctx, formId, roleId, 'person.decline-executive', { revokedBy: ctx.viewer.id, revokedAt: ctx.now })

async function settle(
  ctx: Context,
  formId: string,
  roleId: string,
  event: string,
  set: Partial<typeof personRole.$inferInsert>,
): Promise<null> {
  if (!ctx.viewer.executive) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    const personId = await subject(tx, ctx.viewer.id, roleId)
    const [settled] = await tx
      .update(personRole)
      .set(set)
      .where(and(eq(personRole.id, roleId), isNull(personRole.confirmedAt), isNull(personRole.revokedAt)))
      .returning({ id: personRole.id })
    if (!settled) throw new Conflict('confirmationSettled')
    await recordActivity(tx, ctx, { event, subjectId: personId, after: { roleId } })
    return null
  })
}

async function subject(tx: Transaction, viewerId: string, roleId: string): Promise<string> {
  const [found] = await tx
    .select({ personId: personRole.personId, grantedBy: personRole.grantedBy, active: person.active })
    .from(personRole)
    .innerJoin(person, eq(person.id, personRole.personId))
    .where(
      and(eq(personRole.id, roleId), eq(personRole.role, 'executive'), ne(personRole.personId, viewerId)),
    )
    .for('update')
  if (!found) throw new NotFound()
  if (found.grantedBy === viewerId) throw new Forbidden('ownGrant')
  if (!found.active) throw new Conflict('personInactive')
  return found.personId
}
