import { isLateAdjustment, takesAdjustments as inTime } from '../../../lib/okr/adjustments'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import { changesNothing, readChanges, type ReadItem } from '../../../lib/okr/input/adjustment-changes'
import type { ProposeNumbers } from '../../../lib/okr/input/adjustments'
import { proposesAdjustment } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { adjustment, adjustmentItem } from '../../schema'
import { lockGoal, sameVersion, type LockedGoal } from '../goals/lock-goal'
import { metricsFor } from '../goals/metrics'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { standingGoal } from './standing-goal'

/** Asks for other numbers than were agreed. Nothing changes until somebody else accepts it. Gives back the goal's id. */
export const proposeNumbers = (ctx: Context, input: ProposeNumbers): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    const found = await lockGoal(tx, ctx, input.goalId, proposesAdjustment)
    takesAdjustments(found, ctx.today)
    sameVersion(found, input.version)
    const { changes, problems } = readChanges(input, await standingGoal(tx, found), {
      metrics: await metricsFor(tx, input.added),
      currency: ctx.company.currency,
      periodLast: found.period.last,
      today: ctx.today,
    })
    if (Object.keys(problems).length > 0) throw new Invalid(problems)
    if (changesNothing(changes)) throw new Invalid({}, 'adjustmentChangesNothing')
    const id = newId(ctx.now)
    const late = isLateAdjustment(found, ctx.today)
    await tx.insert(adjustment).values({
      id,
      goalId: found.id,
      periodId: found.periodId,
      scope: 'numbers',
      reason: input.reason,
      explanation: input.explanation,
      state: 'proposed',
      late,
      dropsGoal: changes.dropsGoal,
      fromDeadline: changes.deadline?.from ?? null,
      toDeadline: changes.deadline?.to ?? null,
      proposedBy: ctx.viewer.id,
      proposedAt: ctx.now,
      goalVersion: found.version,
      decidedAlone: false,
    })
    const place = { adjustmentId: id, periodId: found.periodId }
    if (changes.items.length > 0)
      await tx
        .insert(adjustmentItem)
        .values(changes.items.map((item) => ({ id: newId(ctx.now), ...place, ...itemRow(item) })))
    await recordActivity(tx, ctx, {
      event: 'adjustment.propose',
      subjectId: id,
      goalId: found.id,
      after: { state: 'proposed', reason: input.reason, late, dropsGoal: changes.dropsGoal },
    })
    return found.id
  })

/** @throws Conflict unless the goal is in force and its deadline has not passed. */
export function takesAdjustments(found: LockedGoal, today: string): void {
  if (found.state !== 'agreed') throw new Conflict('goalInOtherState')
  if (!inTime(found, today)) throw new Conflict('adjustmentAfterDeadline')
}

function itemRow(item: ReadItem) {
  if (item.change === 'drop') {
    const { id, target, weight } = item.of
    return { keyResultId: id, change: item.change, fromTarget: target, fromWeight: weight, toWeight: 0 }
  }
  if (item.change === 'add') {
    const { metricId, wording, kind, unit, currency, baseline, base, target, weight, dueOn } = item.draft
    return {
      change: item.change,
      toTarget: target,
      toWeight: weight,
      toDueOn: dueOn,
      added: { metricId, wording, kind, unit, currency, baseline, base },
    }
  }
  return {
    keyResultId: item.of.id,
    change: item.change,
    fromTarget: item.target?.from,
    toTarget: item.target?.to,
    fromWeight: item.weight?.from,
    toWeight: item.weight?.to,
    fromDueOn: item.dueOn?.from,
    toDueOn: item.dueOn?.to,
  }
}
