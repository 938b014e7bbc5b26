import { eq } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import { worstVerdict } from '../../../lib/okr/goal-check/check-goal'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { goalCheckOf } from '../../queries/parts/goal-check'
import { goalStory } from '../../queries/parts/goal-story'
import { measuredGoals } from '../../queries/parts/measured-goals'
import { goal } from '../../schema'
import type { Goal } from './lock-goal'

/**
 * Keeps what the goal check says of a goal as it is handed in, and why it is handed in where the check fails. It asks for a reason
 * and blocks nothing.
 *
 * @throws Invalid on `reason` where a criterion fails and none is given.
 */
export async function keepCheck(tx: Transaction, ctx: Context, { id }: Goal, reason: string): Promise<void> {
  const inside = { ...ctx, db: tx, snapshot: undefined }
  const [[measured], story] = await Promise.all([
    measuredGoals(inside, eq(goal.id, id)),
    goalStory(inside, id),
  ])
  const verdict = worstVerdict(await goalCheckOf(inside, measured!, story!))
  if (verdict === 'fail' && reason === '') throw new Invalid({ reason: { key: 'checkReasonMissing' } })
  await tx
    .update(goal)
    .set({ checkVerdict: verdict, checkReason: verdict === 'fail' ? reason : '' })
    .where(eq(goal.id, id))
}
