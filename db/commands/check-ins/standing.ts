import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Day } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import { checkIn, checkInVersion, keyResult, keyResultTerm, measurement } from '../../schema'
import type { Standing } from './plan-measurements'

export type StandingCheckIn = {
  id: string
  goalId: string
  version: number
  confidence: number | null
  happened: string | null
  changes: string | null
  blockers: string | null
}

export type StandingKeyResult = Pick<
  typeof keyResult.$inferSelect,
  'id' | 'goalId' | 'kind' | 'unit' | 'currency' | 'valueSource'
> & { baseline: string; measurements: Standing[] }

/** What the week's check-ins of some goals say now, by goal. */
export async function standingCheckIns(
  tx: Transaction,
  goalIds: string[],
  week: Day,
): Promise<Map<string, StandingCheckIn>> {
  const found = await tx
    .select({
      id: checkIn.id,
      goalId: checkIn.goalId,
      version: checkIn.version,
      confidence: checkInVersion.confidence,
      happened: checkInVersion.happened,
      changes: checkInVersion.changes,
      blockers: checkInVersion.blockers,
    })
    .from(checkIn)
    .innerJoin(
      checkInVersion,
      and(eq(checkInVersion.checkInId, checkIn.id), isNull(checkInVersion.supersededAt)),
    )
    .where(and(inArray(checkIn.goalId, goalIds), eq(checkIn.week, week)))
  return new Map(found.map((one) => [one.goalId, one]))
}

/** Key results that stand in some goals, with their current measurements in the order of their days. */
export async function standingKeyResults(tx: Transaction, goalIds: string[]): Promise<StandingKeyResult[]> {
  const results = await tx
    .select({
      id: keyResult.id,
      goalId: keyResult.goalId,
      kind: keyResult.kind,
      unit: keyResult.unit,
      currency: keyResult.currency,
      valueSource: keyResult.valueSource,
      baseline: sql<string>`trim_scale(${keyResultTerm.baseline})::text`,
    })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(and(inArray(keyResult.goalId, goalIds), eq(keyResultTerm.dropped, false)))
  const measurements = await tx
    .select({
      id: measurement.id,
      keyResultId: measurement.keyResultId,
      asOf: measurement.asOf,
      value: sql<string>`trim_scale(${measurement.value})::text`,
      checkInId: measurement.checkInId,
    })
    .from(measurement)
    .where(and(inArray(measurement.goalId, goalIds), isNull(measurement.supersededAt)))
    .orderBy(asc(measurement.asOf))
  return results.map((result) => ({
    ...result,
    measurements: measurements.filter((one) => one.keyResultId === result.id),
  }))
}
