import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import type { WriteCommentInput } from '../../../lib/okr/input/comments'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { newId } from '../../ids'
import { comment, type goal } from '../../schema'
import { recordActivity } from '../record-activity'

type Words = Omit<WriteCommentInput, 'formId' | 'goalId'>

/**
 * Writes a comment and answers the questions it replies to: those of the same thread that were asked of the author's side. A
 * question of the goal's owner goes to those above, every other one to the owner.
 */
export async function addComment(
  tx: Transaction,
  ctx: Context,
  { id: goalId, ownerId }: Pick<typeof goal.$inferSelect, 'id' | 'ownerId'>,
  words: Words,
): Promise<string> {
  const id = newId(ctx.now)
  const mine = ctx.viewer.id === ownerId
  const answered = await tx
    .update(comment)
    .set({ answeredAt: ctx.now })
    .where(
      and(
        eq(comment.goalId, goalId),
        sameThread(words),
        comment.question,
        isNull(comment.answeredAt),
        mine ? ne(comment.authorId, ownerId) : eq(comment.authorId, ownerId),
      ),
    )
    .returning({ id: comment.id })
  await tx.insert(comment).values({
    id,
    goalId,
    checkInId: words.checkInId,
    adjustmentId: words.adjustmentId,
    authorId: ctx.viewer.id,
    body: words.body,
    question: words.question,
    answeredAt: null,
    createdAt: ctx.now,
  })
  await recordActivity(tx, ctx, {
    event: 'comment.write',
    subjectId: id,
    goalId,
    after: { question: words.question, answers: answered.map((one) => one.id) },
  })
  return id
}

const sameThread = ({ checkInId, adjustmentId }: Words): SQL =>
  and(
    checkInId === null ? isNull(comment.checkInId) : eq(comment.checkInId, checkInId),
    adjustmentId === null ? isNull(comment.adjustmentId) : eq(comment.adjustmentId, adjustmentId),
  )!
