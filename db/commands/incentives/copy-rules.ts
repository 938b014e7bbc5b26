import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { CopyRules } from '../../../lib/okr/input/incentives'
import { writesIncentives } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { rulesBefore } from '../../queries/parts/incentive-rules'
import { incentiveRule } from '../../schema'
import { lockPeriod } from '../periods/lock-period'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * Begins a period's rules with those of the one before. Amounts on penalties come along only while the company has them.
 *
 * @throws NotFound for everybody but executives, Conflict `periodClosed`, `rulesThere`, `noRulesBefore`.
 */
export async function copyRules(ctx: Context, input: CopyRules): Promise<null> {
  if (!writesIncentives(ctx.viewer)) throw new NotFound()
  return transact(ctx, input.formId, async (tx) => {
    const period = await lockPeriod(tx, input.periodId)
    const here = and(eq(incentiveRule.periodId, period.id), isNull(incentiveRule.removedAt))
    if ((await tx.$count(incentiveRule, here)) > 0) throw new Conflict('rulesThere')
    const before = await rulesBefore(tx, period)
    if (before.length === 0) throw new Conflict('noRulesBefore')
    const rows = before.map((one) => {
      const kept = one.kind === 'reward' || ctx.company.penaltyAmounts
      return {
        ...one,
        id: newId(ctx.now),
        periodId: period.id,
        amount: kept ? one.amount : null,
        currency: kept ? one.currency : null,
        createdBy: ctx.viewer.id,
        createdAt: ctx.now,
      }
    })
    await tx.insert(incentiveRule).values(rows)
    await recordActivity(tx, ctx, {
      event: 'incentive_rule.copy',
      subjectId: period.id,
      after: { rules: rows.map(({ id }) => id), from: before.map(({ id }) => id) },
    })
    return null
  })
}
