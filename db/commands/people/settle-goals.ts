import { and, eq, isNull, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import type { SettleGoalsInput } from '../../../lib/okr/input/people'
import { administers } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goal, person, task } from '../../schema'
import { holdOrganisation, requireSettler } from '../admins'
import { outdateOpen } from '../adjustments/decide'
import { holdGraded } from '../grades/hold-graded'
import { outdateGrades } from '../grades/outdate-grades'
import type { LockedGoal } from '../goals/lock-goal'
import { moveGoal, recordStep } from '../goals/move-goal'
import { mayBeAccountable } from '../goals/people'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { accountableFor } from './begin-rest'
import { cutGoal } from './cut-goal'
import { lockOpenGoal } from './open-goal'

/**
 * What becomes of the goals somebody left behind: handed over, dropped, or still undecided. Admins decide those they may read, and
 * who directs them any.
 */
export async function settleGoals(
  ctx: Context,
  { formId, personId, goals }: SettleGoalsInput,
): Promise<null> {
  requireSettler(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    if (!administers(ctx.viewer)) await requireLeft(tx, personId)
    await settleLeftGoals(tx, ctx, personId, goals)
    return null
  })
}

async function requireLeft(tx: Transaction, personId: string): Promise<void> {
  const [left] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), eq(person.active, false)))
  if (!left) throw new NotFound()
}

/**
 * Handed over, the rest of a goal becomes somebody else's and the old one ends today with its values; a draft becomes theirs as it
 * is. Dropped, it keeps its weight and last value against the original. The others stay, marked *left*.
 *
 * @throws Invalid on who takes it over; Conflict of the period or the goal
 */
export async function settleLeftGoals(
  tx: Transaction,
  ctx: Context,
  personId: string,
  goals: SettleGoalsInput['goals'],
): Promise<void> {
  const problems: Record<string, Message> = {}
  for (const { index, value } of goals) {
    if (value.decision !== 'handed_over') continue
    const there = value.toId !== null && value.toId !== personId && (await mayBeAccountable(tx, value.toId))
    if (!there) problems[`goals.${index}.toId`] = { key: value.toId === null ? 'required' : 'unknownChoice' }
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  const cut: string[] = []
  // In one order, so that two forms do not wait for each other.
  const settled = goals
    .map(({ value }) => value)
    .filter(({ decision }) => decision !== 'stays')
    .sort(byGoal)
  await holdGraded(tx, { goals: settled.map(({ goalId }) => goalId) })
  for (const { goalId, decision, toId } of settled) {
    const found = await lockOpenGoal(tx, ctx, goalId, personId)
    if (decision === 'dropped') await dropGoal(tx, ctx, found)
    else if (found.state !== 'agreed') await giveDraft(tx, ctx, found, toId!)
    else {
      await cutGoal(tx, ctx, found, { ownerId: toId!, teamId: found.teamId!, event: 'hand_over' })
      cut.push(goalId)
    }
  }
  await outdateGrades(tx, ctx, { goals: cut })
}

const byGoal = (a: { goalId: string }, b: { goalId: string }): number => (a.goalId < b.goalId ? -1 : 1)

async function dropGoal(tx: Transaction, ctx: Context, found: LockedGoal): Promise<void> {
  // A draft is nobody's agreement: dropped it would be shown to everybody.
  if (found.state !== 'agreed') throw new Conflict('draftNotDropped', { goal: found.name })
  await moveGoal(tx, ctx, found, { to: 'dropped', event: 'drop' })
  await outdateOpen(tx, ctx, found.id)
}

/** Nothing is agreed yet: it becomes a draft of somebody else. */
async function giveDraft(tx: Transaction, ctx: Context, found: LockedGoal, ownerId: string): Promise<void> {
  const accountableId = await accountableFor(tx, ctx, found, { ownerId, teamId: found.teamId! })
  await tx
    .update(goal)
    .set({ ownerId, accountableId, state: 'draft', version: sql`${goal.version} + 1` })
    .where(eq(goal.id, found.id))
  await tx
    .update(task)
    .set({ assigneeId: ownerId })
    .where(and(eq(task.goalId, found.id), eq(task.assigneeId, found.ownerId), isNull(task.doneAt)))
  await recordStep(tx, ctx, found, { to: 'draft', event: 'hand_over' })
  await recordActivity(tx, ctx, {
    event: 'goal.hand_over',
    subjectId: found.id,
    goalId: found.id,
    before: { ownerId: found.ownerId, state: found.state },
    after: { ownerId, state: 'draft' },
  })
}
