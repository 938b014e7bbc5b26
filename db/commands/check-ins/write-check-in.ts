import { and, eq, inArray, isNull } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { Day } from '../../../lib/okr/types'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { newId } from '../../ids'
import { checkIn, checkInVersion, measurement } from '../../schema'
import { recordActivity } from '../record-activity'
import type { LockedGoal } from './lock-goals'
import type { Said } from './read-entry'
import type { StandingCheckIn } from './standing'

/**
 * Writes what was said of one goal as the next version of the week's check-in, its values as new versions of measurements. Gives
 * back whether a value that counts is another now.
 */
export async function writeCheckIn(
  tx: Transaction,
  ctx: Context,
  {
    goal,
    week,
    said,
    standing,
  }: { goal: LockedGoal; week: Day; said: Said; standing: StandingCheckIn | null },
): Promise<boolean> {
  const id = standing ? await nextVersion(tx, ctx, standing) : await firstVersion(tx, ctx, goal, week)
  await tx.insert(checkInVersion).values({
    id: newId(ctx.now),
    checkInId: id,
    periodId: goal.periodId,
    confidence: said.confidence,
    happened: said.happened || null,
    changes: said.changes || null,
    blockers: said.blockers || null,
    recordedBy: ctx.viewer.id,
    recordedAt: ctx.now,
    supersededAt: null,
  })
  const moved = await writeMeasurements(tx, ctx, goal, id, said)
  await recordActivity(tx, ctx, {
    event: standing ? 'check-in.edit' : 'check-in.log',
    subjectId: id,
    goalId: goal.id,
    before: standing ? { version: standing.version } : undefined,
    after: { version: (standing?.version ?? 0) + 1, week, changed: said.changed },
  })
  return moved
}

async function firstVersion(tx: Transaction, ctx: Context, goal: LockedGoal, week: Day): Promise<string> {
  const id = newId(ctx.now)
  await tx
    .insert(checkIn)
    .values({ id, goalId: goal.id, periodId: goal.periodId, week, firstRecordedAt: ctx.now, version: 1 })
  return id
}

async function nextVersion(tx: Transaction, ctx: Context, { id, version }: StandingCheckIn): Promise<string> {
  const raised = await tx
    .update(checkIn)
    .set({ version: version + 1 })
    .where(and(eq(checkIn.id, id), eq(checkIn.version, version)))
    .returning({ id: checkIn.id })
  if (raised.length === 0) throw new Conflict('newerCheckIn')
  await tx
    .update(checkInVersion)
    .set({ supersededAt: ctx.now })
    .where(and(eq(checkInVersion.checkInId, id), isNull(checkInVersion.supersededAt)))
  return id
}

async function writeMeasurements(
  tx: Transaction,
  ctx: Context,
  goal: LockedGoal,
  checkInId: string,
  said: Said,
): Promise<boolean> {
  const superseded = said.measurements.flatMap(({ plan }) => plan.supersede)
  if (superseded.length > 0)
    await tx
      .update(measurement)
      .set({ supersededAt: ctx.now })
      .where(and(inArray(measurement.id, superseded), isNull(measurement.supersededAt)))
  const inserted = said.measurements.flatMap(({ keyResultId, plan }) =>
    plan.insert
      ? [
          {
            id: newId(ctx.now),
            keyResultId,
            goalId: goal.id,
            periodId: goal.periodId,
            checkInId,
            ...plan.insert,
            recordedBy: ctx.viewer.id,
            recordedAt: ctx.now,
            supersededAt: null,
          },
        ]
      : [],
  )
  if (inserted.length > 0) await tx.insert(measurement).values(inserted)
  // A value dated after the deadline never counts.
  return superseded.length > 0 || inserted.some(({ asOf }) => asOf <= goal.deadline)
}
