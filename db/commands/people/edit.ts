import { and, eq } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { EditPersonInput } from '../../../lib/okr/input/people'
import { requireFreeAddress } from '../../addresses'
import type { Context } from '../../context'
import { person } from '../../schema'
import { holdOrganisation, requireAdmin } from '../admins'
import { askFor, replaceOpen, type Effect } from '../confirmations/ask'
import { accountWaits } from '../confirmations/waits'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * Changes name, address, position or language. The address of who leads or is an executive may wait. The log says which fields, never
 * what they held.
 */
export async function editPerson(ctx: Context, input: EditPersonInput): Promise<Effect> {
  requireAdmin(ctx.viewer)
  const { formId, personId, version, name, email, position, locale } = input
  const next = { name, email, position, locale }
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    const named = eq(person.id, personId)
    if ((await tx.$count(person, named)) === 0) throw new NotFound()
    await requireFreeAddress(tx, ctx, email, personId)
    const [before] = await tx.select().from(person).where(named).for('update')
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => next[field] !== before![field],
    )
    const wait = changed.includes('email') ? await accountWaits(tx, ctx, personId, 'address') : null
    const [written] = await tx
      .update(person)
      .set({ ...next, email: wait ? before!.email : email, version: version + 1 })
      .where(and(eq(person.id, personId), eq(person.version, version)))
      .returning({ id: person.id })
    if (!written) throw new Conflict('changedMeanwhile')
    await recordActivity(tx, ctx, { event: 'person.edit', subjectId: personId, after: { changed } })
    const change = { kind: 'address', personId, subjectId: personId } as const
    if (wait) {
      await askFor(tx, ctx, change, wait)
      const waiting = { nextEmail: email, nextEmailFrom: wait.until }
      await tx.update(person).set(waiting).where(eq(person.id, personId))
    } else if (changed.includes('email')) await replaceOpen(tx, ctx, change)
    return wait ? 'waits' : null
  })
}
