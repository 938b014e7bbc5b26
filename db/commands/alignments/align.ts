import { and, eq, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound } from '../../../lib/okr/errors'
import type { Align } from '../../../lib/okr/input/goals'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { goal, keyResult } from '../../schema'
import { holdGraded } from '../grades/hold-graded'
import { lockGoal, sameVersion } from '../goals/lock-goal'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { alignParents } from './align-parents'

/** Says towards which key results above one counts, and with which share. Open also once the goal is agreed. */
export const alignKeyResult = (ctx: Context, input: Align): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const parents = input.parents.flatMap(({ value }) => value.parentId ?? [])
    await holdGraded(tx, { goals: [input.goalId], parents })
    const found = await lockGoal(tx, ctx, input.goalId, editsGoal)
    if (found.state === 'graded' || found.state === 'dropped') throw new Conflict('goalInOtherState')
    sameVersion(found, input.version)
    const [its] = await tx
      .select({ id: keyResult.id })
      .from(keyResult)
      .where(and(eq(keyResult.id, input.keyResultId), eq(keyResult.goalId, found.id)))
    if (!its) throw new NotFound()
    const problems = await alignParents(tx, ctx, found, its.id, input.parents)
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    await tx
      .update(goal)
      .set({ version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'alignment.set',
      subjectId: its.id,
      goalId: found.id,
      after: { parents },
    })
    return found.id
  })
