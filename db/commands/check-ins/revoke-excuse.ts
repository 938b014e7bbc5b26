import { and, eq, isNull } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { RevokeExcuseInput } from '../../../lib/okr/input/check-ins'
import type { Context } from '../../context'
import { excusedWeek, period } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { personToExcuse } from './person-to-excuse'

/** The week counts again. Rows of periods closed by then stay as they are; that it was excused once stays written. */
export const revokeExcuse = (ctx: Context, input: RevokeExcuseInput): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    await personToExcuse(tx, ctx, input.personId)
    const standing = await tx
      .select({ id: excusedWeek.id, state: period.state })
      .from(excusedWeek)
      .innerJoin(period, eq(period.id, excusedWeek.periodId))
      .where(
        and(
          eq(excusedWeek.personId, input.personId),
          eq(excusedWeek.week, input.week),
          isNull(excusedWeek.revokedAt),
        ),
      )
      .for('share', { of: period })
    if (standing.length === 0) throw new Conflict('notExcused')
    const open = standing.filter((one) => one.state !== 'closed')
    if (open.length === 0) throw new Conflict('periodClosed')
    let revoked = 0
    for (const { id } of open) {
      const changed = await tx
        .update(excusedWeek)
        .set({ revokedAt: ctx.now })
        .where(and(eq(excusedWeek.id, id), isNull(excusedWeek.revokedAt)))
        .returning({ id: excusedWeek.id })
      revoked += changed.length
    }
    if (revoked === 0) throw new Conflict('notExcused')
    await recordActivity(tx, ctx, {
      event: 'week.revoke-excuse',
      subjectId: input.personId,
      after: { week: input.week },
    })
    return null
  })
