import { eq } from 'drizzle-orm'
import { compare } from '../../../lib/okr/decimal'
import { Conflict } from '../../../lib/okr/errors'
import type { StandingGoal } from '../../../lib/okr/input/adjustment-changes'
import type { AcceptAdjustment } from '../../../lib/okr/input/adjustments'
import type { Context } from '../../context'
import { adjustment, adjustmentItem } from '../../schema'
import { holdGraded } from '../grades/hold-graded'
import { outdateGrades } from '../grades/outdate-grades'
import { transact } from '../transact'
import { applyChanges, type Item } from './apply-changes'
import { decide, outdate, outdateOpen } from './decide'
import { lockToDecide, type Adjustment } from './lock-adjustment'
import { standingGoal } from './standing-goal'

const OUTDATED = 'outdated'

/**
 * Puts an adjustment's numbers in force. What stood is kept as history; other proposals for the goal are outdated by it. Gives
 * back the goal's id.
 *
 * @throws Conflict `adjustmentOutdated` when the numbers it was made against hold no longer; it is then marked so.
 */
export async function acceptAdjustment(ctx: Context, input: AcceptAdjustment): Promise<string> {
  const result = await transact(ctx, input.formId, async (tx) => {
    const asked = eq(adjustment.id, input.adjustmentId)
    const about = await tx.select({ goalId: adjustment.goalId }).from(adjustment).where(asked)
    await holdGraded(tx, { goals: about.map(({ goalId }) => goalId) })
    const found = await lockToDecide(tx, ctx, input.adjustmentId)
    if (found.goal.state !== 'agreed') throw new Conflict('goalInOtherState')
    const its = eq(adjustmentItem.adjustmentId, found.adjustment.id)
    const items = await tx.select().from(adjustmentItem).where(its)
    const standing = await standingGoal(tx, found.goal)
    if (isOutdated(found.adjustment, items, standing)) {
      await outdate(tx, ctx, found.adjustment)
      return OUTDATED
    }
    await decide(tx, ctx, found.adjustment, { to: 'accepted', comment: input.comment, alone: found.alone })
    await applyChanges(tx, ctx, found, items, standing)
    await outdateOpen(tx, ctx, found.goal.id, found.adjustment.id)
    // Scored before its period was taken back: the score was given for other numbers. What a dropped goal reached stays in sums.
    if (!found.adjustment.dropsGoal) await outdateGrades(tx, ctx, { goals: [found.goal.id] })
    return found.goal.id
  })
  // Thrown after the commit, so that the mark stays.
  if (result === OUTDATED) throw new Conflict('adjustmentOutdated')
  return result
}

/** Whether a number it starts from is not the current one. */
function isOutdated({ fromDeadline }: Adjustment, items: Item[], standing: StandingGoal): boolean {
  if (fromDeadline !== null && fromDeadline !== standing.deadline) return true
  return items.some((item) => {
    if (item.change === 'add') return false
    const now = standing.keyResults.find(({ id }) => id === item.keyResultId)
    if (!now || now.dropped) return true
    if (item.fromTarget !== null && compare(item.fromTarget, now.target) !== 0) return true
    if (item.fromDueOn !== null && item.fromDueOn !== now.dueOn) return true
    return item.fromWeight !== null && item.fromWeight !== now.weight
  })
}
