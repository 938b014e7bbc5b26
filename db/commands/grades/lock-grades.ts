import { and, asc, inArray, sql } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../lib/okr/errors'
import { givesFinalScore } from '../../../lib/okr/permissions'
import { computedScore } from '../../../lib/okr/score'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { finalMoves } from '../../final-moves'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { goal, grade, period } from '../../schema'
import { visibleGoals } from '../../scope'
import { othersDecide, type LockedGoal } from '../goals/lock-goal'
import { mustBeGradable } from './gradable'
import { holdPeriods } from '../periods/hold-periods'

export type GoalToGrade = {
  goal: LockedGoal
  computed: number | null
  standing: typeof grade.$inferSelect | null
  /** How often its final score has been given or gone out of date. */
  moves: number
  /** One's own, where nobody else could grade it. */
  alone: boolean
}

/**
 * The goals of a form for final scores, locked in the order of their ids after their periods, with what was computed of them
 * from the values that stand now.
 *
 * @throws NotFound where one is out of sight, Forbidden where one is another's to grade or `notOnesOwn`, Conflict where one takes
 * no score.
 */
export async function lockToGrade(tx: Transaction, ctx: Context, ids: string[]): Promise<GoalToGrade[]> {
  const periods = await holdPeriods(
    tx,
    inArray(period.id, tx.select({ id: goal.periodId }).from(goal).where(inArray(goal.id, ids))),
  )
  const theirs = and(inArray(goal.id, ids), visibleGoals(ctx))!
  const goals = await tx.select().from(goal).where(theirs).orderBy(asc(goal.id)).for('update')
  if (goals.length !== ids.length) throw new NotFound()
  const found = goals.map((one) => ({ ...one, period: periods.find(({ id }) => id === one.periodId)! }))
  const alone = new Map<string, boolean>()
  for (const one of found) alone.set(one.id, await gradesAlone(tx, ctx, one))
  found.forEach(mustBeGradable)

  const [measured, grades, moves] = [
    await measuredGoals({ ...ctx, db: tx, snapshot: undefined }, theirs),
    await tx.select().from(grade).where(inArray(grade.goalId, ids)).orderBy(asc(grade.goalId)).for('update'),
    rows<{ id: string; moves: number }>(
      await tx.execute(
        sql`select ${goal.id} as id, ${finalMoves(sql`${goal.id}`)} as moves from ${goal} where ${inArray(goal.id, ids)}`,
      ),
    ),
  ]
  return found.map((one) => {
    const known = measured.find(({ id }) => id === one.id)!
    return {
      goal: one,
      computed: computedScore(known),
      standing: grades.find(({ goalId }) => goalId === one.id) ?? null,
      moves: moves.find(({ id }) => id === one.id)!.moves,
      alone: alone.get(one.id)!,
    }
  })
}

/** @throws Forbidden where the viewer may not grade it. */
async function gradesAlone(tx: Transaction, ctx: Context, found: LockedGoal): Promise<boolean> {
  const own = found.ownerId === ctx.viewer.id
  const others = !own || (await othersDecide(tx, ctx, found))
  if (!givesFinalScore(ctx.viewer, found, others)) throw new Forbidden(own ? 'notOnesOwn' : 'forbidden')
  return own
}
