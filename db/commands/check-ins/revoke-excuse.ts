import { and, eq, inArray, isNull } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { RevokeExcuseInput } from '../../../lib/okr/input/check-ins'
import type { Context } from '../../context'
import { excusedWeek, period } from '../../schema'
import { holdPeriods } from '../periods/hold-periods'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { personToExcuse } from './person-to-excuse'

/** The week counts again. Rows of periods closed by then stay as they are; that it was excused once stays written. */
export const revokeExcuse = (ctx: Context, input: RevokeExcuseInput): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    await personToExcuse(tx, ctx, input.personId)
    const excused = and(
      eq(excusedWeek.personId, input.personId),
      eq(excusedWeek.week, input.week),
      isNull(excusedWeek.revokedAt),
    )
    const periods = await holdPeriods(
      tx,
      inArray(period.id, tx.select({ id: excusedWeek.periodId }).from(excusedWeek).where(excused)),
    )
    if (periods.length === 0) throw new Conflict('notExcused')
    const open = periods.filter(({ state }) => state !== 'closed').map(({ id }) => id)
    if (open.length === 0) throw new Conflict('periodClosed')
    const revoked = await tx
      .update(excusedWeek)
      .set({ revokedAt: ctx.now })
      .where(and(excused, inArray(excusedWeek.periodId, open)))
      .returning({ id: excusedWeek.id })
    if (revoked.length === 0) throw new Conflict('notExcused')
    await recordActivity(tx, ctx, {
      event: 'week.revoke-excuse',
      subjectId: input.personId,
      after: { week: input.week },
    })
    return null
  })
