import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { Conflict, Invalid, type Message } from '../../../lib/okr/errors'
import { readCorrection, type CorrectedTerms } from '../../../lib/okr/input/correction'
import type { CorrectGoal } from '../../../lib/okr/input/goals'
import { correctsGoal } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { correction, goal, goalTerm, keyResultTerm } from '../../schema'
import { outdateOpen } from '../adjustments/decide'
import { holdGraded } from '../grades/hold-graded'
import { outdateGrades } from '../grades/outdate-grades'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, sameVersion, type LockedGoal } from './lock-goal'
import { agreedTerms, type AgreedTerms } from './agreed-terms'

/**
 * Puts a slip in what was agreed right: the original changes too. Where an adjustment has moved a number since, the original and
 * the current one are corrected each by itself, and the adjustment keeps its effect.
 */
export const correctGoal = (ctx: Context, input: CorrectGoal): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    await holdGraded(tx, { goals: [input.goalId] })
    const found = await lockGoal(tx, ctx, input.goalId, correctsGoal)
    if (found.state !== 'agreed' && found.state !== 'graded') throw new Conflict('goalInOtherState')
    sameVersion(found, input.version)
    const standing = await agreedTerms(tx, found.id)
    const problems: Record<string, Message> = {}
    readSpan(input, found, problems)
    const read = readCorrection(input.keyResults, standing, input)
    Object.assign(problems, read.problems)
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    const spanMoved = input.starts !== found.starts || input.deadline !== found.deadline
    if (!spanMoved && read.changed.length === 0) throw new Invalid({}, 'correctionChangesNothing')

    const writes = standing.filter(({ id }) => read.changed.some((one) => one.id === id))
    for (const before of writes)
      await correctTerms(
        tx,
        ctx,
        found,
        before,
        read.changed.find(({ id }) => id === before.id)!,
        input.explanation,
      )
    if (spanMoved) await correctSpan(tx, ctx, found, input)
    await tx
      .update(goal)
      .set({ starts: input.starts, deadline: input.deadline, version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await outdateOpen(tx, ctx, found.id)
    await outdateGrades(tx, ctx, { goals: [found.id] })
    await recordActivity(tx, ctx, {
      event: 'goal.correct',
      subjectId: found.id,
      goalId: found.id,
      after: { keyResults: writes.map(({ id }) => id), span: spanMoved },
    })
    return found.id
  })

function readSpan(input: CorrectGoal, { period }: LockedGoal, problems: Record<string, Message>): void {
  const outside = { key: 'dayOutsidePeriod', values: { first: period.first, last: period.last } }
  if (input.starts < period.first || input.starts > period.last) problems.starts = outside
  if (input.deadline < period.first || input.deadline > period.last) problems.deadline = outside
  else if (input.deadline < input.starts) problems.deadline = { key: 'deadlineBeforeStart' }
}

const place = (found: LockedGoal) => ({ goalId: found.id, periodId: found.periodId })

async function correctTerms(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  before: AgreedTerms,
  after: CorrectedTerms,
  explanation: string,
): Promise<void> {
  const correctionId = newId(ctx.now)
  const numbers = ({ baseline, base, dueOn }: CorrectedTerms | AgreedTerms) => ({ baseline, base, dueOn })
  await tx.insert(correction).values({
    id: correctionId,
    ...place(found),
    keyResultId: before.id,
    before: {
      ...numbers(before),
      target: before.target,
      weight: before.weight,
      original: before.original?.target ?? null,
    },
    after: {
      ...numbers(after),
      target: after.target,
      weight: after.weight,
      original: after.original?.target ?? null,
    },
    explanation,
    byId: ctx.viewer.id,
    at: ctx.now,
  })
  await tx
    .update(keyResultTerm)
    .set({ supersededAt: ctx.now })
    .where(and(eq(keyResultTerm.keyResultId, before.id), isNull(keyResultTerm.supersededAt)))
  const row = {
    keyResultId: before.id,
    ...place(found),
    ...numbers(after),
    correctionId,
    dropped: before.dropped,
    recordedAt: ctx.now,
  }
  // Adjusted since: the corrected original holds for no moment, and the adjustment's number goes on.
  const moved = before.cause === 'adjusted'
  if (after.original)
    await tx.insert(keyResultTerm).values({
      id: newId(ctx.now),
      ...row,
      cause: 'corrected',
      target: after.original.target,
      weight: after.original.weight,
      dropped: moved ? false : before.dropped,
      supersededAt: moved ? ctx.now : null,
    })
  if (moved)
    await tx.insert(keyResultTerm).values({
      id: newId(ctx.now),
      ...row,
      cause: 'adjusted',
      adjustmentId: before.adjustmentId,
      target: after.target,
      weight: after.weight,
    })
}

async function correctSpan(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  input: CorrectGoal,
): Promise<void> {
  const correctionId = newId(ctx.now)
  await tx.insert(correction).values({
    id: correctionId,
    ...place(found),
    before: { starts: found.starts, deadline: found.deadline },
    after: { starts: input.starts, deadline: input.deadline },
    explanation: input.explanation,
    byId: ctx.viewer.id,
    at: ctx.now,
  })
  const [current] = await tx
    .update(goalTerm)
    .set({ supersededAt: ctx.now })
    .where(and(eq(goalTerm.goalId, found.id), isNull(goalTerm.supersededAt)))
    .returning()
  const row = {
    ...place(found),
    starts: input.starts,
    weight: found.weight,
    correctionId,
    recordedAt: ctx.now,
  }
  if (current?.cause !== 'adjusted') {
    await tx
      .insert(goalTerm)
      .values({ id: newId(ctx.now), ...row, cause: 'corrected', deadline: input.deadline })
    return
  }
  // An adjusted deadline goes on beside the one agreed first.
  const [first] = await tx
    .select({ deadline: goalTerm.deadline })
    .from(goalTerm)
    .where(and(eq(goalTerm.goalId, found.id), inArray(goalTerm.cause, ['agreed', 'corrected'])))
    .orderBy(desc(goalTerm.recordedAt), desc(goalTerm.id))
    .limit(1)
  const original = first?.deadline ?? input.deadline
  await tx.insert(goalTerm).values([
    { id: newId(ctx.now), ...row, cause: 'corrected', deadline: original, supersededAt: ctx.now },
    {
      id: newId(ctx.now),
      ...row,
      cause: 'adjusted',
      adjustmentId: current.adjustmentId,
      deadline: input.deadline,
    },
  ])
}
