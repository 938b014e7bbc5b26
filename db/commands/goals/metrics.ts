import { inArray } from 'drizzle-orm'
import type { KeyResultRow } from '../../../lib/okr/input/goals'
import type { MetricFacts } from '../../../lib/okr/input/key-results'
import type { Transaction } from '../../client'
import { metric } from '../../schema'

/** The company's metrics that a form's rows name, by their ids. */
export async function metricsFor(
  tx: Transaction,
  rows: readonly { value: Pick<KeyResultRow, 'metricId'> }[],
): Promise<Map<string, MetricFacts>> {
  const ids = rows.map(({ value }) => value.metricId).filter((id) => id !== '' && id !== 'own')
  if (ids.length === 0) return new Map()
  const found = await tx.select().from(metric).where(inArray(metric.id, ids))
  return new Map(found.map((one) => [one.id, { ...one, unit: one.unitEn }]))
}
