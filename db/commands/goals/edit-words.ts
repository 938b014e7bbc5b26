import { eq, sql } from 'drizzle-orm'
import { Conflict, Invalid, type Message } from '../../../lib/okr/errors'
import type { EditWords } from '../../../lib/okr/input/goals'
import { editsGoal } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { goal, goalRevision } from '../../schema'
import { checkSupport } from '../alignments/check-support'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { lockGoal, sameVersion } from './lock-goal'
import { mayBeAccountable } from './people'

/** Changes the words of an agreed goal and keeps the earlier ones. Its numbers, dates, name and owner are frozen. */
export const editGoalWords = (ctx: Context, input: EditWords): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, editsGoal)
    if (found.state !== 'agreed') throw new Conflict('goalInOtherState')
    sameVersion(found, input.version)
    const next = {
      content: input.content,
      background: input.background,
      support: input.support,
      relevance: input.relevance,
      accountableId: input.accountableId ?? found.accountableId,
      supportsGoalId: input.supportsGoalId,
    }
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter((part) => next[part] !== found[part])
    if (changed.length === 0) return found.id
    const problems: Record<string, Message> = {}
    if (changed.includes('accountableId') && !(await mayBeAccountable(tx, next.accountableId)))
      problems.accountableId = { key: 'unknownChoice' }
    const support = await checkSupport(tx, ctx, found, next.supportsGoalId)
    if (support) problems.supportsGoalId = support
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    await tx.insert(goalRevision).values({
      id: newId(ctx.now),
      goalId: found.id,
      periodId: found.periodId,
      ...Object.fromEntries(
        changed.filter((part) => part !== 'supportsGoalId').map((part) => [part, found[part]]),
      ),
      replacedBy: ctx.viewer.id,
      replacedAt: ctx.now,
    })
    await tx
      .update(goal)
      .set({ ...next, version: sql`${goal.version} + 1` })
      .where(eq(goal.id, found.id))
    await recordActivity(tx, ctx, {
      event: 'goal.edit',
      subjectId: found.id,
      goalId: found.id,
      after: { fields: changed },
    })
    return found.id
  })
