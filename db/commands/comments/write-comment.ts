import { and, eq, type SQL } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../lib/okr/errors'
import type { WriteCommentInput } from '../../../lib/okr/input/comments'
import { comments } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { adjustment, checkIn, goal } from '../../schema'
import { visibleGoals } from '../../scope'
import { transact } from '../transact'
import { addComment } from './add-comment'

/** A word, or a question, on a goal or on one of its check-ins or adjustments. Gives back the comment's id. */
export const writeComment = (ctx: Context, input: WriteCommentInput): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const [found] = await tx
      .select()
      .from(goal)
      .where(and(eq(goal.id, input.goalId), visibleGoals(ctx)))
      .for('share')
    if (!found || !(await belongs(tx, input))) throw new NotFound()
    if (!comments(ctx.viewer, found)) throw new Forbidden()
    return addComment(tx, ctx, found, input)
  })

/** The check-in or adjustment named is one of that goal. */
async function belongs(tx: Transaction, input: WriteCommentInput): Promise<boolean> {
  const found = async (table: typeof checkIn | typeof adjustment, id: string): Promise<boolean> => {
    const its: SQL = and(eq(table.id, id), eq(table.goalId, input.goalId))!
    return (await tx.select({ id: table.id }).from(table).where(its)).length === 1
  }
  if (input.checkInId !== null) return found(checkIn, input.checkInId)
  if (input.adjustmentId !== null) return found(adjustment, input.adjustmentId)
  return true
}
