import { eq } from 'drizzle-orm'
import { weekday } from '../../../lib/okr/calendar'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { AddSpecialDayInput, RemoveSpecialDayInput } from '../../../lib/okr/input/company'
import type { Context } from '../../context'
import { specialDay } from '../../schema'
import { requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * A holiday, or a weekend day that is worked instead. Periods that open from now on know it.
 *
 * @throws Invalid on `day`
 */
export async function addSpecialDay(
  ctx: Context,
  { formId, day, kind, name }: AddSpecialDayInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  if (kind === 'make_up' && weekday(day) < 6) throw new Invalid({ day: { key: 'makeUpOnWorkday' } })
  return transact(ctx, formId, async (tx) => {
    const added = await tx
      .insert(specialDay)
      .values({ day, kind, name })
      .onConflictDoNothing()
      .returning({ day: specialDay.day })
    if (added.length === 0) throw new Invalid({ day: { key: 'specialDayTaken' } })
    await recordActivity(tx, ctx, {
      event: 'company.add-special-day',
      subjectId: ctx.viewer.id,
      after: { day, kind },
    })
    return null
  })
}

export async function removeSpecialDay(ctx: Context, { formId, day }: RemoveSpecialDayInput): Promise<null> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    const [removed] = await tx
      .delete(specialDay)
      .where(eq(specialDay.day, day))
      .returning({ kind: specialDay.kind })
    if (!removed) throw new Conflict('changedMeanwhile')
    const before = { day, kind: removed.kind }
    await recordActivity(tx, ctx, { event: 'company.remove-special-day', subjectId: ctx.viewer.id, before })
    return null
  })
}
