import { and, eq, sql } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import { runsPeriods } from '../../../lib/okr/permissions'
import type { PeriodSettings, PeriodState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { newId } from '../../ids'
import { period, periodStep } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockPeriod } from './lock-period'

type Period = typeof period.$inferSelect
type Asked = { formId: string; periodId: string; version: number }

type Move = {
  event: 'open' | 'grade' | 'close' | 'step-back'
  to: PeriodState
  /** Left out: as they are. */
  settings?: PeriodSettings | null
  reason?: string
}

/**
 * One step of a period by an executive, with the period's row held alone until it is done: whoever writes in the period waits, and
 * then sees the state it has. `step` does what belongs to it and says where it leads. Gives back the period's id.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`
 */
export async function stepPeriod(
  ctx: Context,
  { formId, periodId, version }: Asked,
  from: readonly PeriodState[],
  step: (tx: Transaction, found: Period) => Promise<Move>,
): Promise<string> {
  if (!runsPeriods(ctx.viewer)) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    const found = await lockPeriod(tx, periodId)
    if (found.version !== version || !from.includes(found.state)) throw new Conflict('periodMovedOn')
    const { event, to, settings, reason } = await step(tx, found)
    const moved = await tx
      .update(period)
      .set({ state: to, version: sql`${period.version} + 1`, ...(settings !== undefined && { settings }) })
      .where(and(eq(period.id, found.id), eq(period.state, found.state)))
      .returning({ id: period.id })
    if (moved.length === 0) throw new Conflict('periodMovedOn')
    await recordPeriodStep(tx, ctx, { periodId: found.id, state: to, reason })
    await recordActivity(tx, ctx, {
      event: `period.${event}`,
      subjectId: found.id,
      before: { state: found.state },
      after: { state: to },
    })
    return found.id
  })
}

/** Who brought a period into a state, when and, for a step back, why. */
export const recordPeriodStep = (
  tx: Transaction,
  ctx: Context,
  { periodId, state, reason }: { periodId: string; state: PeriodState; reason?: string },
) =>
  tx.insert(periodStep).values({
    id: newId(ctx.now),
    periodId,
    state,
    at: ctx.now,
    byId: ctx.viewer.id,
    reason: reason ?? null,
  })
