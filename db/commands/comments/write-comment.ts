import { and, eq } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../lib/okr/errors'
import type { WriteCommentInput } from '../../../lib/okr/input/comments'
import { comments, readsAdjustment } from '../../../lib/okr/permissions'
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
    if (!found) throw new NotFound()
    await requirePlace(tx, ctx, found, input)
    return addComment(tx, ctx, found, input)
  })

/**
 * The check-in or adjustment named is one of that goal, and the viewer speaks there: on an adjustment its proposer, too.
 *
 * @throws NotFound, Forbidden
 */
async function requirePlace(
  tx: Transaction,
  { viewer }: Context,
  found: typeof goal.$inferSelect,
  { goalId, checkInId, adjustmentId }: WriteCommentInput,
): Promise<void> {
  if (checkInId !== null) {
    const [week] = await tx
      .select({ id: checkIn.id })
      .from(checkIn)
      .where(and(eq(checkIn.id, checkInId), eq(checkIn.goalId, goalId)))
    if (!week) throw new NotFound()
  }
  if (adjustmentId !== null) {
    const [about] = await tx
      .select({ proposedBy: adjustment.proposedBy })
      .from(adjustment)
      .where(and(eq(adjustment.id, adjustmentId), eq(adjustment.goalId, goalId)))
    if (!about) throw new NotFound()
    if (readsAdjustment(viewer, found, about)) return
  }
  if (!comments(viewer, found)) throw new Forbidden()
}
