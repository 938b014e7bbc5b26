import { eq } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { EditCompanyInput } from '../../../lib/okr/input/company'
import type { Context } from '../../context'
import { company } from '../../schema'
import { requireZone } from '../../zones'
import { requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Changes the company's settings. Periods that have opened keep the ones they copied. */
export async function editCompany(
  ctx: Context,
  { formId, version, ...next }: EditCompanyInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  await requireZone(ctx.db, next.timeZone, ctx.now)
  return transact(ctx, formId, async (tx) => {
    const [before] = await tx.select().from(company).for('update')
    if (before?.version !== version) throw new Conflict('changedMeanwhile')
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => next[field] !== before[field],
    )
    await tx
      .update(company)
      .set({ ...next, version: version + 1 })
      .where(eq(company.version, version))
    const told = (row: typeof next) => Object.fromEntries(changed.map((field) => [field, row[field]]))
    await recordActivity(tx, ctx, {
      event: 'company.edit',
      subjectId: ctx.viewer.id,
      before: told(before),
      after: told(next),
    })
    return null
  })
}
