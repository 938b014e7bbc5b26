import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { RuleAct } from '../../../lib/okr/input/incentives'
import { writesIncentives } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { incentiveRule } from '../../schema'
import { lockPeriod } from '../periods/lock-period'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * Takes a rule out of use: it suggests nothing any more and stays readable with what was decided by it.
 *
 * @throws NotFound for everybody but executives, Conflict `periodClosed`, `ruleRemoved`.
 */
export async function removeRule(ctx: Context, input: RuleAct): Promise<null> {
  if (!writesIncentives(ctx.viewer)) throw new NotFound()
  return transact(ctx, input.formId, async (tx) => {
    const [found] = await tx
      .select({ periodId: incentiveRule.periodId })
      .from(incentiveRule)
      .where(eq(incentiveRule.id, input.ruleId))
    if (!found) throw new NotFound()
    await lockPeriod(tx, found.periodId)
    await retireRule(tx, ctx, input.ruleId, found.periodId)
    return null
  })
}

/** @throws Conflict `ruleRemoved` when it is out of use already, or none of that period. */
export async function retireRule(
  tx: Transaction,
  ctx: Context,
  ruleId: string,
  periodId: string,
): Promise<void> {
  const removed = await tx
    .update(incentiveRule)
    .set({ removedAt: ctx.now })
    .where(
      and(
        eq(incentiveRule.id, ruleId),
        eq(incentiveRule.periodId, periodId),
        isNull(incentiveRule.removedAt),
      ),
    )
    .returning({ id: incentiveRule.id })
  if (removed.length === 0) throw new Conflict('ruleRemoved')
  await recordActivity(tx, ctx, {
    event: 'incentive_rule.remove',
    subjectId: ruleId,
    after: { periodId },
  })
}
