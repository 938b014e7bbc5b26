import { and, gte, lte } from 'drizzle-orm'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { ExcuseWeekInput } from '../../../lib/okr/input/check-ins'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { excusedWeek, period } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { personToExcuse } from './person-to-excuse'
import { mondayOf, sundayOf } from '../../../lib/okr/calendar'
import { holdPeriods } from '../periods/hold-periods'

/**
 * Somebody need not log a week (leave): it counts neither as missed nor as on time. One row for each period the week touches
 * that is not closed; weeks to come can be excused too.
 *
 * @throws Conflict `periodClosed` when all of them are closed, `alreadyExcused` when it has been done.
 */
export const excuseWeek = (ctx: Context, input: ExcuseWeekInput): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    if (input.week !== mondayOf(input.week)) throw new Invalid({ week: { key: 'weekNotMonday' } })
    await personToExcuse(tx, ctx, input.personId)
    const touched = await holdPeriods(
      tx,
      and(lte(period.first, sundayOf(input.week)), gte(period.last, input.week)),
    )
    if (touched.length === 0) throw new Invalid({ week: { key: 'weekOutsidePeriods' } })
    const open = touched.filter((one) => one.state !== 'closed')
    if (open.length === 0) throw new Conflict('periodClosed')

    const written = await tx
      .insert(excusedWeek)
      .values(
        open.map(({ id }) => ({
          id: newId(ctx.now),
          personId: input.personId,
          periodId: id,
          week: input.week,
          excusedBy: ctx.viewer.id,
          reason: input.reason || null,
          recordedAt: ctx.now,
          revokedAt: null,
        })),
      )
      .onConflictDoNothing()
      .returning({ periodId: excusedWeek.periodId })
    if (written.length === 0) throw new Conflict('alreadyExcused')
    await recordActivity(tx, ctx, {
      event: 'week.excuse',
      subjectId: input.personId,
      after: { week: input.week, periods: written.map((one) => one.periodId) },
    })
    return null
  })
