import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { Invalid, NotFound } from '../../../lib/okr/errors'
import type { MoveGoalsInput, MovePersonInput } from '../../../lib/okr/input/people'
import { administers } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { holdsOn } from '../../queries/parts/dated'
import { alignment, goal, keyResult, membership } from '../../schema'
import { holdOrganisation, requireSettler } from '../admins'
import { bringsBelowAdmin } from '../confirmations/waits'
import { holdGraded } from '../grades/hold-graded'
import { outdateGrades } from '../grades/outdate-grades'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { cutGoal } from './cut-goal'
import { lockOpenGoal } from './open-goal'
import { readStays } from './read-stays'

type Decisions = MovePersonInput['goals']

/** Open goals of somebody who has moved: which of them count in today's team from now on. */
export async function moveGoals(ctx: Context, { formId, personId, goals }: MoveGoalsInput): Promise<null> {
  requireSettler(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    const [home] = await tx
      .select({ teamId: membership.teamId })
      .from(membership)
      .where(and(eq(membership.personId, personId), holdsOn(membership, ctx.today)))
    if (!home) throw new NotFound()
    await carryGoals(tx, ctx, personId, home.teamId, goals)
    return null
  })
}

/**
 * Goals that move count in the new team; what they fed in a team's goal they leave ends, with its days kept. One that splits ends
 * today in the old team, and what is left of it begins in the new one. One that would come below an admin is for those above it.
 */
export async function carryGoals(
  tx: Transaction,
  ctx: Context,
  personId: string,
  teamId: string,
  goals: Decisions,
): Promise<void> {
  const [cut, left]: [string[], string[]] = [[], []]
  const moving = goals
    .filter(({ value }) => value.decision !== 'stays')
    .sort((a, b) => (a.value.goalId < b.value.goalId ? -1 : 1))
  await holdGraded(tx, { goals: moving.map(({ value }) => value.goalId) })
  for (const row of moving) {
    const { goalId, decision } = row.value
    const before = await lockOpenGoal(tx, ctx, goalId, personId)
    if (before.teamId === teamId) continue
    const place = { newTeamId: teamId, oldTeamId: before.teamId, from: ctx.today }
    if (administers(ctx.viewer) && (await bringsBelowAdmin(tx, ctx, place)))
      throw new Invalid({ [`goals.${row.index}.decision`]: { key: 'goalForLeadAbove' } })
    if (decision === 'splits') {
      if (before.state !== 'agreed')
        throw new Invalid({ [`goals.${row.index}.decision`]: { key: 'draftNotSplit' } })
      const heir = { ownerId: personId, teamId, event: 'split' as const }
      await cutGoal(tx, ctx, before, heir, await readStays(tx, row))
      cut.push(goalId)
      continue
    }
    await tx
      .update(goal)
      .set({ teamId, version: sql`${goal.version} + 1` })
      .where(eq(goal.id, goalId))
    const ended = await endAlignments(tx, ctx, goalId, before.teamId)
    left.push(...ended)
    await recordActivity(tx, ctx, {
      event: 'goal.move',
      subjectId: goalId,
      goalId,
      before: { teamId: before.teamId },
      after: { teamId, endedAlignments: ended },
    })
  }
  await outdateGrades(tx, ctx, { goals: cut, alignments: left })
}

async function endAlignments(
  tx: Transaction,
  ctx: Context,
  goalId: string,
  leftTeamId: string | null,
): Promise<string[]> {
  if (leftTeamId === null) return []
  const own = tx.select({ id: keyResult.id }).from(keyResult).where(eq(keyResult.goalId, goalId))
  const left = tx
    .select({ id: keyResult.id })
    .from(keyResult)
    .innerJoin(goal, eq(goal.id, keyResult.goalId))
    .where(and(eq(goal.teamId, leftTeamId), eq(goal.level, 'team')))
  const ended = await tx
    .update(alignment)
    .set({ validTo: ctx.now })
    .where(and(inArray(alignment.childId, own), inArray(alignment.parentId, left), isNull(alignment.validTo)))
    .returning({ id: alignment.id })
  return ended.map(({ id }) => id)
}
