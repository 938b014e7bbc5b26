import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Forbidden } from '../../../lib/okr/errors'
import { directionParts, type WriteDirection } from '../../../lib/okr/input/periods'
import { writesDirection } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { direction } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockPeriod } from './lock-period'

/** Writes a period's direction anew; the earlier one stays as a version. Gives back the period's id. */
export async function writeDirection(ctx: Context, input: WriteDirection): Promise<string> {
  if (!writesDirection(ctx.viewer)) throw new Forbidden()
  return transact(ctx, input.formId, async (tx) => {
    const { id: periodId } = await lockPeriod(tx, input.periodId)
    const its = eq(direction.periodId, periodId)
    if ((await tx.$count(direction, its)) !== input.version) throw new Conflict()
    const standing = and(its, isNull(direction.supersededAt))
    const [before] = await tx.select().from(direction).where(standing)
    const changed = directionParts.filter((part) => input[part] !== (before?.[part] ?? ''))
    if (changed.length === 0) return periodId
    await tx.update(direction).set({ supersededAt: ctx.now }).where(standing)
    await tx.insert(direction).values({
      id: newId(ctx.now),
      periodId,
      strategy: input.strategy,
      coreBusiness: input.coreBusiness,
      marketTrends: input.marketTrends,
      authorId: ctx.viewer.id,
      recordedAt: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'period.direct',
      subjectId: periodId,
      after: { fields: changed, version: input.version + 1 },
    })
    return periodId
  })
}
