import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { addDays } from '../../../lib/okr/calendar'
import { Conflict, Invalid, type Message } from '../../../lib/okr/errors'
import { scaleToWhole, splitTerms, withinTerms } from '../../../lib/okr/split'
import type { Day, Decimal } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, goalTerm, keyResult, keyResultTerm, measurement } from '../../schema'
import { newId } from '../../ids'
import { outdateOpen } from '../adjustments/decide'
import type { LockedGoal } from '../goals/lock-goal'
import { moveGoal, recordStep } from '../goals/move-goal'
import { recordActivity } from '../record-activity'
import { beginRest, type CutKeyResult, type Heir } from './begin-rest'

/** Amounts said to stay, by key result, and the field each was typed in. */
export type Stays = ReadonlyMap<string, { amount: Decimal; field: string }>

/**
 * An agreed goal ends today with what was reached, or with the amounts said to stay, and the rest of it becomes another goal from
 * tomorrow on. Nothing that was measured moves; the two ask together for exactly what the one did. Without any value the old goal
 * is dropped and the new one asks for all of it. Gives back the new goal's id.
 *
 * @throws Conflict `nothingLeft`, `goalEndsToday`, `goalFedByOthers`; Invalid on amounts out of reach
 */
export async function cutGoal(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  heir: Heir,
  stays: Stays = new Map(),
): Promise<string> {
  const begun = found.starts <= ctx.today
  const ends = await lastDay(tx, found, ctx.today)
  if (begun && ends >= found.deadline) throw new Conflict('goalEndsToday', { goal: found.name })
  const parts = await partsOf(tx, found, begun ? ends : null, stays)
  if (parts.every(({ split }) => split.rest === null)) throw new Conflict('nothingLeft', { goal: found.name })

  const starts = begun ? addDays(ends, 1) : found.starts
  const newGoalId = await beginRest(tx, ctx, found, parts, { ...heir, starts })
  if (parts.some(({ split }) => split.stays !== null))
    await endWith(tx, ctx, found, parts, { ends, event: heir.event })
  else await moveGoal(tx, ctx, found, { to: 'dropped', event: heir.event })
  await outdateOpen(tx, ctx, found.id)
  return newGoalId
}

/** Today, or the day of a value that was dated later. */
async function lastDay(tx: Transaction, found: LockedGoal, today: Day): Promise<Day> {
  const [later] = await tx
    .select({ asOf: sql<string | null>`to_char(max(${measurement.asOf}), 'YYYY-MM-DD')` })
    .from(measurement)
    .where(
      and(
        eq(measurement.goalId, found.id),
        isNull(measurement.supersededAt),
        gt(measurement.asOf, today),
        lte(measurement.asOf, found.deadline),
      ),
    )
  return later?.asOf ?? today
}

async function partsOf(
  tx: Transaction,
  found: LockedGoal,
  until: Day | null,
  stays: Stays,
): Promise<CutKeyResult[]> {
  const last = sql<string | null>`(select trim_scale(me.value)::text from measurement me
    where me.key_result_id = ${keyResult.id} and me.superseded_at is null and me.as_of <= ${until}::date
    order by me.as_of desc limit 1)`
  const standing = await tx
    .select({ keyResult, term: keyResultTerm, value: last })
    .from(keyResult)
    .innerJoin(
      keyResultTerm,
      and(eq(keyResultTerm.keyResultId, keyResult.id), isNull(keyResultTerm.supersededAt)),
    )
    .where(and(eq(keyResult.goalId, found.id), eq(keyResultTerm.dropped, false)))
    .orderBy(keyResult.position, keyResult.id)
  // Values that are sums of goals below would be counted for both.
  if (standing.some((one) => one.keyResult.valueSource === 'children'))
    throw new Conflict('goalFedByOthers', { goal: found.name })
  const problems: Record<string, Message> = {}
  const parts = standing.map(({ value, ...one }) => {
    const terms = { ...one.term, kind: one.keyResult.kind }
    const said = stays.get(one.keyResult.id)
    if (said && !withinTerms(terms, said.amount)) problems[said.field] = { key: 'splitOutOfReach' }
    return { ...one, split: splitTerms(terms, value, said?.amount) }
  })
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  return parts
}

/** What stays holds from now on, as an adjustment would, and the goal's time is over. */
async function endWith(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  parts: readonly CutKeyResult[],
  { ends: deadline, event }: { ends: Day; event: Heir['event'] },
): Promise<void> {
  const from = { cause: 'adjusted' as const, recordedAt: ctx.now, adjustmentId: null, correctionId: null }
  await tx
    .update(goalTerm)
    .set({ supersededAt: ctx.now })
    .where(and(eq(goalTerm.goalId, found.id), isNull(goalTerm.supersededAt)))
  const { id: goalId, periodId, starts, weight } = found
  await tx
    .insert(goalTerm)
    .values({ id: newId(ctx.now), goalId, periodId, starts, deadline, weight, ...from })
  await tx
    .update(goal)
    .set({ deadline, version: sql`${goal.version} + 1` })
    .where(eq(goal.id, found.id))

  const staying = parts.filter(({ split }) => split.stays !== null)
  const weights = scaleToWhole(staying.map(({ term }) => term.weight))
  await tx
    .update(keyResultTerm)
    .set({ supersededAt: ctx.now })
    .where(
      and(
        eq(keyResultTerm.goalId, found.id),
        isNull(keyResultTerm.supersededAt),
        eq(keyResultTerm.dropped, false),
      ),
    )
  await tx.insert(keyResultTerm).values(
    parts.map((part) => {
      const { stays } = part.split
      return {
        ...part.term,
        ...(stays && { base: stays.base, target: stays.target }),
        ...from,
        id: newId(ctx.now),
        weight: stays ? weights[staying.indexOf(part)]! : 0,
        dropped: stays === null,
        supersededAt: null,
      }
    }),
  )
  await recordStep(tx, ctx, found, { to: 'agreed', event })
  await recordActivity(tx, ctx, {
    event: `goal.${event}`,
    subjectId: goalId,
    goalId,
    before: { deadline: found.deadline },
    after: { deadline },
  })
}
