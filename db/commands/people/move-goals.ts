import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { MoveGoalsInput, MovePersonInput } from '../../../lib/okr/input/people'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { holdsOn } from '../../queries/parts/dated'
import { alignment, goal, keyResult, membership } from '../../schema'
import { holdOrganisation, requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

type Decisions = MovePersonInput['goals']

/** Open goals of somebody who has moved: which of them count in today's team from now on. */
export async function moveGoals(ctx: Context, { formId, personId, goals }: MoveGoalsInput): Promise<null> {
  requireAdmin(ctx.viewer)
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

/** Goals that move count in the new team; what they fed in a team's goal they leave ends, with its days kept. */
export async function carryGoals(
  tx: Transaction,
  ctx: Context,
  personId: string,
  teamId: string,
  goals: Decisions,
): Promise<void> {
  for (const { goalId, decision } of goals.map(({ value }) => value)) {
    if (decision !== 'moves') continue
    const own = and(eq(goal.id, goalId), eq(goal.ownerId, personId), eq(goal.level, 'person'))
    const [before] = await tx.select({ teamId: goal.teamId }).from(goal).where(own).for('update')
    if (!before) throw new NotFound()
    if (before.teamId === teamId) continue
    const [moved] = await tx
      .update(goal)
      .set({ teamId, version: sql`${goal.version} + 1` })
      .where(and(own, inArray(goal.state, ['draft', 'submitted', 'agreed'])))
      .returning({ id: goal.id })
    if (!moved) throw new Conflict('goalSettled')
    const ended = await endAlignments(tx, ctx, goalId, before.teamId)
    await recordActivity(tx, ctx, {
      event: 'goal.move',
      subjectId: goalId,
      goalId,
      before: { teamId: before.teamId },
      after: { teamId, endedAlignments: ended },
    })
  }
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
