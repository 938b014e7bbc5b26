import { and, eq } from 'drizzle-orm'
import { Conflict, Forbidden, Invalid } from '../../../lib/okr/errors'
import type { PlanPeriod } from '../../../lib/okr/input/periods'
import { runsPeriods } from '../../../lib/okr/permissions'
import { periodsToPlan, type PlannedPeriod } from '../../../lib/okr/periods-to-plan'
import { yearOf } from '../../../lib/okr/quarters'
import { uniqueViolation, type Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { period } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { recordPeriodStep } from './move-period'
import { holdPeriods } from './hold-periods'

/**
 * Plans a calendar quarter or year. A quarter belongs to a year: where there is none yet, it is planned along. Gives back the
 * period's id.
 *
 * @throws Forbidden; Conflict `periodPlanned`, `periodClosed` where the year is; Invalid on `span`
 */
export async function planPeriod(ctx: Context, { formId, span }: PlanPeriod): Promise<string> {
  if (!runsPeriods(ctx.viewer)) throw new Forbidden()
  try {
    return await transact(ctx, formId, async (tx) => {
      const planned = await tx.select().from(period)
      const wanted = ({ kind, first }: PlannedPeriod) => kind === span.kind && first === span.first
      if (planned.some(wanted)) throw new Conflict('periodPlanned')
      const chosen = periodsToPlan(ctx.today, planned).find(wanted)
      if (!chosen) throw new Invalid({ span: { key: 'unknownChoice' } })
      return writePeriod(tx, ctx, chosen, chosen.kind === 'quarter' ? await yearFor(tx, ctx, chosen) : null)
    })
  } catch (error) {
    // Two executives at once: the second runs into the first one's row.
    if (uniqueViolation(error) === 'period_first') throw new Conflict('periodPlanned')
    throw error
  }
}

async function yearFor(tx: Transaction, ctx: Context, { first }: PlannedPeriod): Promise<string> {
  const year = yearOf(first)
  const [known] = await holdPeriods(tx, and(eq(period.kind, 'year'), eq(period.first, year.first)))
  // A year closes after its quarters: none begins in it afterwards.
  if (known?.state === 'closed') throw new Conflict('periodClosed')
  return known?.id ?? writePeriod(tx, ctx, { kind: 'year', ...year }, null)
}

async function writePeriod(
  tx: Transaction,
  ctx: Context,
  { kind, first, last }: PlannedPeriod,
  yearId: string | null,
): Promise<string> {
  const id = newId(ctx.now)
  const row = { id, kind, yearId, first, last, state: 'planning' as const, settings: null }
  await tx.insert(period).values({ ...row, createdAt: ctx.now, version: 1 })
  await recordPeriodStep(tx, ctx, { periodId: id, state: 'planning' })
  await recordActivity(tx, ctx, {
    event: 'period.plan',
    subjectId: id,
    after: { state: 'planning', kind, first, last },
  })
  return id
}
