import { eq } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { GiveSelfScore } from '../../../lib/okr/input/grades'
import { givesSelfScore } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { grade } from '../../schema'
import { lockGoal, type LockedGoal } from '../goals/lock-goal'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { mustBeGradable } from './gradable'

type Given = 'selfScoreSent' | 'selfScoreKept'

/**
 * An owner's score of their own goal with what worked, what did not and what comes next: kept as a draft nobody else sees, or
 * sent. Sent ones can be changed until a final score has answered them. Gives back which of the two it was.
 *
 * @throws Conflict `gradeChanged` where another form of theirs was first, `selfScoreSent`, `selfScoreAnswered`
 */
export const giveSelfScore = (ctx: Context, input: GiveSelfScore): Promise<Given> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, givesSelfScore)
    mustBeGradable(found)
    const [standing] = await tx.select().from(grade).where(eq(grade.goalId, found.id)).for('update')
    if ((standing?.version ?? 0) !== input.version) throw new Conflict('gradeChanged')
    if (standing?.selfSentAt) {
      if (standing.finalAt) throw new Conflict('selfScoreAnswered')
      if (input.act === 'draft') throw new Conflict('selfScoreSent')
    }
    const id = await keep(tx, ctx, found, input)
    await recordActivity(tx, ctx, {
      event: input.act === 'send' ? 'grade.self' : 'grade.draft',
      subjectId: id,
      goalId: found.id,
      after: { version: input.version + 1 },
    })
    return input.act === 'send' ? 'selfScoreSent' : 'selfScoreKept'
  })

/** The row's version counts what the owner did: others' forms go by the final score's own count. */
async function keep(
  tx: Transaction,
  ctx: Context,
  { id: goalId, periodId }: LockedGoal,
  { score, worked, didNot, nextTime, act, version }: GiveSelfScore,
): Promise<string> {
  const said = {
    selfScore: score,
    worked: worked || null,
    didNot: didNot || null,
    nextTime: nextTime || null,
    selfSentAt: act === 'send' ? ctx.now : null,
    version: version + 1,
  }
  const [written] = await tx
    .insert(grade)
    .values({ id: newId(ctx.now), goalId, periodId, ...said })
    .onConflictDoUpdate({ target: grade.goalId, set: said })
    .returning({ id: grade.id })
  return written!.id
}
