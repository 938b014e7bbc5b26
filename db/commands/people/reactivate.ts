import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { PersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { person, personRole } from '../../schema'
import { holdOrganisation, requireAdmin } from '../admins'
import type { Effect } from '../confirmations/ask'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { grantRole } from './grant-role'

/**
 * Somebody is back: signs in with the password they had. The teams they led are not given back by it; the role of executive is given
 * anew, and may wait.
 */
export async function reactivatePerson(ctx: Context, { formId, personId }: PersonInput): Promise<Effect> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    const [found] = await tx
      .select({ erasedAt: person.erasedAt })
      .from(person)
      .where(eq(person.id, personId))
      .for('update')
    if (!found) throw new NotFound()
    const [back] = await tx
      .update(person)
      .set({ active: true, deactivatedAt: null })
      .where(and(eq(person.id, personId), eq(person.active, false)))
      .returning({ id: person.id })
    if (!back || found.erasedAt !== null) throw new Conflict('changedMeanwhile')
    const [held] = await tx
      .update(personRole)
      .set({ revokedBy: ctx.viewer.id, revokedAt: ctx.now })
      .where(
        and(
          eq(personRole.personId, personId),
          eq(personRole.role, 'executive'),
          isNull(personRole.revokedAt),
        ),
      )
      .returning({ id: personRole.id })
    const pending = held !== undefined && (await grantRole(tx, ctx, personId, 'executive')).pending
    await recordActivity(tx, ctx, {
      event: 'person.reactivate',
      subjectId: personId,
      before: { active: false },
      after: { active: true },
    })
    return pending ? 'waits' : null
  })
}
