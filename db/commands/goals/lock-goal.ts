import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { Conflict, Forbidden, NotFound } from '../../../lib/okr/errors'
import { decidesGoal, isOwnGoal, type Viewer } from '../../../lib/okr/permissions'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { othersCanDecide, submittedBy } from '../../deciders'
import { activity, goal, goalStep, period, person } from '../../schema'
import { visibleGoals } from '../../scope'
import { holdPeriods } from '../periods/hold-periods'

export type Goal = typeof goal.$inferSelect
export type Period = typeof period.$inferSelect
export type LockedGoal = Goal & { period: Period }

/**
 * The goal, locked until the transaction ends, so that of two who decide at once the second sees what the first did. Its period
 * is locked first and shared: closing takes it alone, and neither then waits for the other with half of what it needs.
 *
 * @throws NotFound where the viewer may not see it, Forbidden where they see it but `may` says no, Conflict `periodClosed`.
 */
export async function lockGoal(
  tx: Transaction,
  ctx: Context,
  goalId: string,
  may: (viewer: Viewer, found: Goal) => boolean,
): Promise<LockedGoal> {
  const [within] = await holdPeriods(
    tx,
    inArray(period.id, tx.select({ id: goal.periodId }).from(goal).where(eq(goal.id, goalId))),
  )
  const [found] = await tx
    .select()
    .from(goal)
    .where(and(eq(goal.id, goalId), visibleGoals(ctx)))
    .for('update')
  if (!within || !found) throw new NotFound()
  if (!may(ctx.viewer, found)) throw new Forbidden()
  if (within.state === 'closed') throw new Conflict('periodClosed')
  return { ...found, period: within }
}

/** @throws Conflict when the goal is not the one the form was made from. */
export function sameVersion(found: Goal, version: number): void {
  if (found.version !== version) throw new Conflict('goalChanged')
}

/** Goals are written, submitted and agreed while their period is planned or under way. */
export function periodTakesGoals(within: Pick<Period, 'state'>): void {
  if (within.state === 'closed') throw new Conflict('periodClosed')
  if (within.state === 'grading') throw new Conflict('periodGrading')
}

/**
 * For a decision: of two versions the one that was read. The Conflict names who wrote the newer one, and when.
 *
 * @throws Conflict `goalChangedBy`
 */
export async function unchangedSince(
  tx: Transaction,
  ctx: Pick<Context, 'company'>,
  found: Goal,
  version: number,
): Promise<void> {
  if (found.version === version) return
  const [last] = await tx
    .select({ name: person.name, at: activity.at })
    .from(activity)
    .innerJoin(person, eq(person.id, activity.actorId))
    .where(eq(activity.goalId, found.id))
    .orderBy(desc(activity.sequence))
    .limit(1)
  throw last ? new Conflict('goalChangedBy', saidOf(ctx, last)) : new Conflict('goalChanged')
}

/** Who did something and when, for a sentence: the time goes with the zone it is shown in. */
export const saidOf = (
  { company }: Pick<Context, 'company'>,
  { name, at }: { name: string; at: Date },
): { name: string; at: string; timeZone: string } => ({
  name,
  at: at.toISOString(),
  timeZone: company.timeZone,
})

/** The Conflict to throw when somebody has taken the goal out of the state a decision needs: it names who was first, and when. */
export async function decidedBefore(
  tx: Transaction,
  ctx: Pick<Context, 'company'>,
  found: Goal,
): Promise<Conflict> {
  const [last] = await tx
    .select({ name: person.name, event: goalStep.event, at: goalStep.at })
    .from(goalStep)
    .innerJoin(person, eq(person.id, goalStep.byId))
    .where(eq(goalStep.goalId, found.id))
    .orderBy(desc(goalStep.at), desc(goalStep.id))
    .limit(1)
  return last
    ? new Conflict('goalMovedOn', { ...saidOf(ctx, last), event: last.event })
    : new Conflict('goalInOtherState')
}

/** Whether anybody but owner and proposer could decide on the goal today. */
export async function othersDecide(
  tx: Transaction,
  ctx: Context,
  found: Goal,
  proposerId: string | null = null,
): Promise<boolean> {
  const result = await tx.execute(
    sql`select ${othersCanDecide({ ...found, proposerId }, ctx.today)} as others`,
  )
  return rows<{ others: boolean }>(result)[0]?.others ?? false
}

/**
 * A submitted goal, locked for whoever may agree or return it; `alone` where it is one's own and nobody else could.
 *
 * @throws NotFound, Forbidden `notOnesOwn`, Conflict `periodClosed`
 */
export async function lockToAgree(
  tx: Transaction,
  ctx: Context,
  goalId: string,
): Promise<LockedGoal & { alone: boolean }> {
  const mayHere = (viewer: Viewer, goal: Goal) => decidesGoal(viewer, { ...goal, submittedBy: null }, false)
  const found = await lockGoal(tx, ctx, goalId, mayHere)
  const asked = tx.execute(sql`select ${submittedBy(found.id, found.state)} as by`)
  const submitted = { ...found, submittedBy: rows<{ by: string | null }>(await asked)[0]?.by ?? null }
  const others = await othersDecide(tx, ctx, found, submitted.submittedBy)
  if (!decidesGoal(ctx.viewer, submitted, others)) throw new Forbidden('notOnesOwn')
  return { ...found, alone: isOwnGoal(ctx.viewer, submitted) }
}
