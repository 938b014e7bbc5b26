import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import type { MetricInput } from '../../../lib/okr/input/metrics'
import { managesMetrics } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { metric } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** New goals no longer offer it; goals that name it keep it, and so does its history. */
export const archiveMetric = (ctx: Context, input: MetricInput): Promise<null> => settle(ctx, input, true)

export const restoreMetric = (ctx: Context, input: MetricInput): Promise<null> => settle(ctx, input, false)

async function settle(ctx: Context, { formId, metricId }: MetricInput, archived: boolean): Promise<null> {
  if (!managesMetrics(ctx.viewer)) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    const [found] = await tx
      .select({ id: metric.id })
      .from(metric)
      .where(eq(metric.id, metricId))
      .for('update')
    if (!found) throw new NotFound()
    const [settled] = await tx
      .update(metric)
      .set({ archivedAt: archived ? ctx.now : null })
      .where(
        and(eq(metric.id, metricId), archived ? isNull(metric.archivedAt) : isNotNull(metric.archivedAt)),
      )
      .returning({ id: metric.id })
    if (!settled) throw new Conflict('changedMeanwhile')
    const event = archived ? 'metric.archive' : 'metric.restore'
    await recordActivity(tx, ctx, {
      event,
      subjectId: metricId,
      before: { archived: !archived },
      after: { archived },
    })
    return null
  })
}
