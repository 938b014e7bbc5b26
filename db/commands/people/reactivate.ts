import { and, eq } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { PersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { person } from '../../schema'
import { requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Somebody is back: signs in with the password they had. The teams they led are not given back by it. */
export async function reactivatePerson(ctx: Context, { formId, personId }: PersonInput): Promise<null> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
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
    await recordActivity(tx, ctx, {
      event: 'person.reactivate',
      subjectId: personId,
      before: { active: false },
      after: { active: true },
    })
    return null
  })
}
