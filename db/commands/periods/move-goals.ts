import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { GoalState } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { activity, goal, goalStep } from '../../schema'
import { activityRow } from '../record-activity'
import { slices } from './slices'

type Move = { from: GoalState; to: GoalState; event: 'reopen' | 'regrade'; which?: SQL }

/** Takes all goals of a period from one state to another, along with the period, whose row is held alone meanwhile. */
export async function moveGoalsAlong(
  tx: Transaction,
  ctx: Context,
  periodId: string,
  { from, to, event, which }: Move,
): Promise<void> {
  const moved = await tx
    .update(goal)
    .set({ state: to, version: sql`${goal.version} + 1` })
    .where(and(eq(goal.periodId, periodId), eq(goal.state, from), which))
    .returning({ id: goal.id })
  for (const some of slices(moved)) {
    await tx.insert(goalStep).values(
      some.map(({ id: goalId }) => ({
        ...{ id: newId(ctx.now), goalId, periodId, state: to, event },
        ...{ byId: ctx.viewer.id, at: ctx.now, comment: null, decidedAlone: false },
      })),
    )
    await tx.insert(activity).values(
      some.map(({ id }) =>
        activityRow(ctx, {
          ...{ event: `goal.${event}`, subjectId: id, goalId: id },
          ...{ before: { state: from }, after: { state: to } },
        }),
      ),
    )
  }
}
