import { and, eq, inArray, isNull } from 'drizzle-orm'
import { scaleToWhole, type Split } from '../../../lib/okr/split'
import type { Day } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { alignment, assignmentAnswer, goal, goalTerm, keyResult, keyResultTerm, task } from '../../schema'
import { parentsFor } from '../alignments/parents-for'
import type { LockedGoal } from '../goals/lock-goal'
import { recordStep } from '../goals/move-goal'
import { leadsAbove } from '../goals/people'
import { recordActivity } from '../record-activity'

export type CutKeyResult = {
  keyResult: typeof keyResult.$inferSelect
  term: typeof keyResultTerm.$inferSelect
  split: Split
}

/** Whose the rest of a goal is, and in which team it counts. */
export type Heir = { ownerId: string; teamId: string; event: 'hand_over' | 'split' }

/**
 * The rest of a goal, in force from a day on: the same words, what is left of its key results, the open tasks, and the same goals
 * above as long as they stand above its team. Somebody else's shows as assigned, with their read and objection. Gives back its id.
 */
export async function beginRest(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  parts: readonly CutKeyResult[],
  { ownerId, teamId, event, starts }: Heir & { starts: Day },
): Promise<string> {
  const assigned = ownerId !== found.ownerId
  const { period, ...row } = found
  const rest = {
    ...row,
    id: newId(ctx.now),
    ownerId,
    teamId,
    accountableId: await accountableFor(tx, ctx, found, { ownerId, teamId }),
    authorId: ctx.viewer.id,
    starts,
    weight: null,
    state: 'agreed' as const,
    assigned,
    copiedFromId: found.id,
    createdAt: ctx.now,
    version: 1,
    source: null,
    externalId: null,
  }
  await tx.insert(goal).values(rest)
  const place = { goalId: rest.id, periodId: found.periodId }
  const { deadline } = found
  const from = { cause: 'agreed' as const, recordedAt: ctx.now }
  await tx.insert(goalTerm).values({ id: newId(ctx.now), ...place, starts, deadline, weight: null, ...from })

  const going = parts.filter(({ split }) => split.rest !== null)
  const weights = scaleToWhole(going.map(({ term }) => term.weight))
  const heirs = new Map(going.map((part) => [part.keyResult.id, newId(ctx.now)]))
  await tx.insert(keyResult).values(
    going.map(({ keyResult: one, split }) => ({
      ...one,
      ...place,
      id: heirs.get(one.id)!,
      kind: split.rest!.kind,
      // Marks at month ends are of the whole way.
      paceCurve: one.paceCurve === 'marks' ? ('linear' as const) : one.paceCurve,
      marks: null,
      createdAt: ctx.now,
      source: null,
      externalId: null,
    })),
  )
  await tx.insert(keyResultTerm).values(
    going.map(({ keyResult: one, term, split }, index) => ({
      ...place,
      ...from,
      id: newId(ctx.now),
      keyResultId: heirs.get(one.id)!,
      baseline: split.rest!.baseline,
      base: split.rest!.base,
      target: split.rest!.target,
      weight: weights[index]!,
      dueOn: term.dueOn,
      dropped: false,
    })),
  )
  if (assigned) await tx.insert(assignmentAnswer).values(place)
  await carryTasks(tx, ctx, found, rest)
  const aligned = await alignAsBefore(tx, ctx, { ...rest, period }, heirs)
  await recordStep(tx, ctx, rest, { to: 'agreed', event })
  await recordActivity(tx, ctx, {
    event: 'goal.begin_rest',
    subjectId: rest.id,
    goalId: rest.id,
    after: { state: 'agreed', copiedFromId: found.id, ownerId, teamId, starts, aligned },
  })
  return rest.id
}

/** Who answered for it still does, unless they are the one who goes or the one who comes: then the nearest lead. */
export async function accountableFor(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  heir: { ownerId: string; teamId: string },
): Promise<string> {
  const stays = found.accountableId !== found.ownerId && found.accountableId !== heir.ownerId
  if (stays && heir.teamId === found.teamId) return found.accountableId
  return (await leadsAbove(tx, ctx, heir.teamId)).find((lead) => lead !== heir.ownerId) ?? heir.ownerId
}

/** What is still to be done goes on with the rest. */
async function carryTasks(
  tx: Transaction,
  ctx: Context,
  found: LockedGoal,
  rest: { id: string; ownerId: string },
): Promise<void> {
  const open = await tx
    .update(task)
    .set({ removedAt: ctx.now })
    .where(and(eq(task.goalId, found.id), isNull(task.doneAt), isNull(task.removedAt)))
    .returning()
  if (open.length === 0) return
  await tx.insert(task).values(
    open.map((one) => ({
      ...one,
      id: newId(ctx.now),
      goalId: rest.id,
      assigneeId: one.assigneeId === found.ownerId ? rest.ownerId : one.assigneeId,
      createdAt: ctx.now,
      removedAt: null,
    })),
  )
}

/**
 * The rest counts above as the whole did. What counted in a team's goal that does not stand above the new team ends there, and
 * whoever leads the new one aligns it anew.
 */
async function alignAsBefore(
  tx: Transaction,
  ctx: Context,
  rest: LockedGoal,
  heirs: ReadonlyMap<string, string>,
): Promise<number> {
  const open = await tx
    .select()
    .from(alignment)
    .where(and(inArray(alignment.childId, [...heirs.keys()]), isNull(alignment.validTo)))
  const kept = await standingAbove(tx, ctx, rest, open)
  if (kept.length > 0)
    await tx.insert(alignment).values(
      kept.map((one) => ({
        ...one,
        id: newId(ctx.now),
        childId: heirs.get(one.childId)!,
        createdBy: ctx.viewer.id,
        validFrom: ctx.now,
      })),
    )
  return kept.length
}

type Aligned = typeof alignment.$inferSelect

async function standingAbove(
  tx: Transaction,
  ctx: Context,
  rest: LockedGoal,
  open: readonly Aligned[],
): Promise<readonly Aligned[]> {
  const [before] = await tx.select({ teamId: goal.teamId }).from(goal).where(eq(goal.id, rest.copiedFromId!))
  if (before?.teamId === rest.teamId) return open
  const parents = await parentsFor(
    tx,
    // By the rules of who stands above, not of what an admin sees.
    { ...ctx, viewer: { ...ctx.viewer, executive: true } },
    rest,
    open.map(({ parentId }) => parentId),
  )
  return open.filter(({ parentId }) => parents.get(parentId)?.problem === null)
}
