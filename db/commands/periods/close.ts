import { and, eq, ne } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { PeriodStep } from '../../../lib/okr/input/periods'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { finalScores } from '../../queries/parts/final-scores'
import { adjustment, period } from '../../schema'
import { outdate } from '../adjustments/decide'
import { freezeStatements } from './freeze-statements'
import { stepPeriod } from './move-period'
import { holdPeriods } from './hold-periods'

/**
 * Closes a graded period for good, once its last day has passed in company time: values, attainments and scores are written once, proposals nobody decided are outdated, and
 * the database takes nothing more in it.
 *
 * @throws Forbidden, NotFound, Conflict `periodClosed`, `periodMovedOn`, `periodNotOver`, `periodScoresOpen`, `periodQuartersOpen`
 */
export const closePeriod = (ctx: Context, input: PeriodStep): Promise<string> =>
  stepPeriod(ctx, input, ['grading'], async (tx, found) => {
    if (ctx.today <= found.last) throw new Conflict('periodNotOver', { day: found.last })
    const inside = { ...ctx, db: tx, snapshot: undefined }
    await quartersAreClosed(tx, found.id)
    const open = (await finalScores(inside, found.id)).filter(({ state }) => state !== 'given')
    if (open.length > 0) {
      const outdated = open.filter(({ state }) => state === 'outdated').length
      throw new Conflict('periodScoresOpen', { missing: open.length - outdated, outdated })
    }
    await outdateProposals(tx, ctx, found.id)
    await freezeStatements(tx, inside, found.id)
    return { event: 'close', to: 'closed' }
  })

/** A year closes after its quarters. They are held, so that none is taken back beside it. */
async function quartersAreClosed(tx: Transaction, yearId: string): Promise<void> {
  const open = await holdPeriods(tx, and(eq(period.yearId, yearId), ne(period.state, 'closed')))
  if (open.length > 0) throw new Conflict('periodQuartersOpen', { count: open.length })
}

async function outdateProposals(tx: Transaction, ctx: Context, periodId: string): Promise<void> {
  const proposed = and(eq(adjustment.scope, 'numbers'), eq(adjustment.state, 'proposed'))
  const open = await tx
    .select()
    .from(adjustment)
    .where(and(eq(adjustment.periodId, periodId), proposed))
  for (const one of open) await outdate(tx, ctx, one)
}
