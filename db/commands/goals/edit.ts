import { eq, sql } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { EditGoal } from '../../../lib/okr/input/goals'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { goal } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, periodTakesGoals, sameVersion } from './lock-goal'
import { writeParts } from './write-parts'

/** Changes a draft: all nine parts. A submitted goal is taken back first; an agreed one keeps what was agreed. */
export const editGoal = (ctx: Context, input: EditGoal): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, editsGoal)
    if (found.state === 'submitted') throw new Conflict('goalSubmitted')
    if (found.state !== 'draft') throw new Conflict('goalFrozen')
    sameVersion(found, input.version)
    periodTakesGoals(found.period)
    const fields = await writeParts(tx, ctx, found, input)
    await tx
      .update(goal)
      .set({ version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'goal.edit',
      subjectId: found.id,
      goalId: found.id,
      after: { fields },
    })
    return found.id
  })
