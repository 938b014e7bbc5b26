import { and, eq, inArray, sql } from 'drizzle-orm'
import { computedScore } from '../../../lib/okr/score'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { measuredGoals, type MeasuredGoal } from '../../queries/parts/measured-goals'
import { goal, grade, gradeValue } from '../../schema'
import { slices } from './slices'

/**
 * Writes the statement of each goal that was in force in the period, dropped ones with what they had reached: values at the deadline,
 * attainment both ways, the computed score. Computed here once more by the very rules the pages go by.
 */
export async function freezeStatements(tx: Transaction, ctx: Context, periodId: string): Promise<void> {
  const inForce = and(eq(goal.periodId, periodId), inArray(goal.state, ['agreed', 'graded', 'dropped']))
  const goals = await measuredGoals(ctx, inForce!)
  const ids = await writeGrades(tx, ctx, goals)
  const values = goals.flatMap((one) =>
    one.keyResults.map((result) => ({
      id: newId(ctx.now),
      gradeId: ids.get(one.id)!,
      keyResultId: result.id,
      periodId,
      value: result.value,
      attainmentAdjusted: result.attainment.adjusted,
      attainmentOriginal: result.attainment.original,
    })),
  )
  for (const some of slices(values)) await tx.insert(gradeValue).values(some)
}

/**
 * Completes the grades there are and begins those nobody had scored. The version counts what owners did and stays. Gives back
 * their ids by goal.
 */
async function writeGrades(
  tx: Transaction,
  ctx: Context,
  goals: readonly MeasuredGoal[],
): Promise<Map<string, string>> {
  const rows = goals.map((one) => ({
    id: newId(ctx.now),
    goalId: one.id,
    periodId: one.periodId,
    ...statementOf(one),
    version: 0,
  }))
  const ids = new Map<string, string>()
  for (const some of slices(rows)) {
    const written = await tx
      .insert(grade)
      .values(some)
      .onConflictDoUpdate({
        target: grade.goalId,
        set: {
          computedScore: sql`excluded.computed_score`,
          cappedAdjusted: sql`excluded.capped_adjusted`,
          cappedOriginal: sql`excluded.capped_original`,
          uncappedAdjusted: sql`excluded.uncapped_adjusted`,
          uncappedOriginal: sql`excluded.uncapped_original`,
        },
      })
      .returning({ id: grade.id, goalId: grade.goalId })
    for (const { id, goalId } of written) ids.set(goalId, id)
  }
  return ids
}

/** A dropped goal keeps what it had reached and is not scored. */
function statementOf(goal: MeasuredGoal) {
  const { state, adjustedAttainment, originalAttainment } = goal
  return {
    computedScore: state === 'dropped' ? null : computedScore(goal),
    cappedAdjusted: adjustedAttainment?.capped ?? null,
    cappedOriginal: originalAttainment?.capped ?? null,
    uncappedAdjusted: adjustedAttainment?.uncapped ?? null,
    uncappedOriginal: originalAttainment?.uncapped ?? null,
  }
}
