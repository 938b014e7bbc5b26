import { and, eq } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../../lib/okr/errors'
import type { EditPersonInput } from '../../../lib/okr/input/people'
import { uniqueViolation } from '../../client'
import type { Context } from '../../context'
import { person } from '../../schema'
import { requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Changes name, address, position or language. The log says which fields, never what they held. */
export async function editPerson(ctx: Context, input: EditPersonInput): Promise<null> {
  requireAdmin(ctx.viewer)
  const { formId, personId, version, name, email, position, locale } = input
  const next = { name, email, position, locale }
  try {
    return await transact(ctx, formId, async (tx) => {
      const [before] = await tx.select().from(person).where(eq(person.id, personId)).for('update')
      if (!before) throw new NotFound()
      const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
        (field) => next[field] !== before[field],
      )
      const [written] = await tx
        .update(person)
        .set({ ...next, version: version + 1 })
        .where(and(eq(person.id, personId), eq(person.version, version)))
        .returning({ id: person.id })
      if (!written) throw new Conflict('changedMeanwhile')
      await recordActivity(tx, ctx, { event: 'person.edit', subjectId: personId, after: { changed } })
      return null
    })
  } catch (error) {
    if (uniqueViolation(error) === 'person_email') throw new Invalid({ email: { key: 'emailTaken' } })
    throw error
  }
}
