import { and, eq, isNull, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../../lib/okr/errors'
import { type ReadPace, readPaces, type SetPace } from '../../../lib/okr/input/pace'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, keyResult, keyResultPace, keyResultTerm } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, sameVersion, type LockedGoal } from './lock-goal'

/**
 * Chooses by which curve a goal's key results are measured on the way, with the cumulative targets at month ends where it is
 * marks. It moves statuses, no result: owner and leads set it for as long as the goal runs. What an agreed goal was measured by
 * before stays in its history.
 *
 * @throws NotFound, Forbidden, Conflict `periodClosed`, `goalInOtherState`, `goalChanged`, Invalid by field
 */
export const setPace = (ctx: Context, input: SetPace): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, editsGoal)
    if (found.state === 'graded' || found.state === 'dropped') throw new Conflict('goalInOtherState')
    sameVersion(found, input.version)
    const standing = await pacedTerms(tx, found.id)
    const known = new Set(standing.map(({ id }) => id))
    if (Object.keys(input.keyResults).some((id) => !known.has(id))) throw new NotFound()
    const { paces, problems } = readPaces(input.keyResults, standing, found)
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    const changed = paces.filter((pace) =>
      differs(
        pace,
        standing.find(({ id }) => id === pace.id)!,
      ),
    )
    if (changed.length === 0) return found.id
    for (const pace of changed)
      await writePace(
        tx,
        ctx,
        found,
        standing.find(({ id }) => id === pace.id)!,
        pace,
      )
    await tx
      .update(goal)
      .set({ version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'goal.set_pace',
      subjectId: found.id,
      goalId: found.id,
      after: { keyResults: changed.map(({ id, paceCurve }) => ({ id, paceCurve })) },
    })
    return found.id
  })

const pacedTerms = (tx: Transaction, goalId: string) =>
  tx
    .select({
      id: keyResult.id,
      kind: keyResult.kind,
      unit: keyResult.unit,
      currency: keyResult.currency,
      paceCurve: keyResult.paceCurve,
      marks: keyResult.marks,
      createdAt: keyResult.createdAt,
      baseline: keyResultTerm.baseline,
      base: keyResultTerm.base,
      target: keyResultTerm.target,
      dropped: keyResultTerm.dropped,
    })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(eq(keyResult.goalId, goalId))

type Standing = Awaited<ReturnType<typeof pacedTerms>>[number]

const differs = (pace: ReadPace, { paceCurve, marks }: Standing): boolean =>
  pace.paceCurve !== paceCurve || JSON.stringify(pace.marks) !== JSON.stringify(marks)

async function writePace(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  before: Standing,
  { paceCurve, marks }: ReadPace,
): Promise<void> {
  await tx.update(keyResult).set({ paceCurve, marks }).where(eq(keyResult.id, before.id))
  // A draft has not been measured by anything yet.
  if (found.state !== 'agreed') return
  const place = { keyResultId: before.id, goalId: found.id, periodId: found.periodId }
  const past = await tx
    .update(keyResultPace)
    .set({ supersededAt: ctx.now })
    .where(and(eq(keyResultPace.keyResultId, before.id), isNull(keyResultPace.supersededAt)))
    .returning({ id: keyResultPace.id })
  const first = {
    ...{ id: newId(before.createdAt), ...place, paceCurve: before.paceCurve, marks: before.marks },
    ...{ recordedAt: before.createdAt, supersededAt: ctx.now },
  }
  const next = { id: newId(ctx.now), ...place, paceCurve, marks, recordedAt: ctx.now }
  await tx.insert(keyResultPace).values(past.length === 0 ? [first, next] : [next])
}
