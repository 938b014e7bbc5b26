import { and, eq, isNull, or } from 'drizzle-orm'
import { Forbidden, Invalid } from '../../../lib/okr/errors'
import type { AddMetricInput } from '../../../lib/okr/input/metrics'
import { managesMetrics } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { metric } from '../../schema'
import { holdOrganisation } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Adds to what the company measures. Gives back its id. @throws Invalid on a name that is taken */
export async function addMetric(ctx: Context, { formId, ...row }: AddMetricInput): Promise<string> {
  if (!managesMetrics(ctx.viewer)) throw new Forbidden()
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    const [same] = await tx
      .select({ nameEn: metric.nameEn })
      .from(metric)
      .where(and(isNull(metric.archivedAt), or(eq(metric.nameEn, row.nameEn), eq(metric.nameZh, row.nameZh))))
    if (same)
      throw new Invalid({ [same.nameEn === row.nameEn ? 'nameEn' : 'nameZh']: { key: 'metricNameTaken' } })
    const id = newId(ctx.now)
    await tx.insert(metric).values({ id, ...row, createdAt: ctx.now, version: 1 })
    await recordActivity(tx, ctx, {
      event: 'metric.add',
      subjectId: id,
      after: { kind: row.kind, currency: row.currency },
    })
    return id
  })
}
