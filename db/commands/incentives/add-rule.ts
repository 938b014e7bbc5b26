import { Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import type { AddRule } from '../../../lib/okr/input/incentives'
import { writesIncentives } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { incentiveRule } from '../../schema'
import { readNoteAmount } from '../notes/read-note-amount'
import { lockPeriod } from '../periods/lock-period'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { retireRule } from './remove-rule'

/**
 * Adds a rule to a period, or changes one by putting this one in its place: what has been decided by the old one keeps its words.
 *
 * @returns the rule's id
 * @throws NotFound for everybody but executives, Conflict `periodClosed`, `ruleRemoved`, Invalid with a message a field.
 */
export async function addRule(ctx: Context, input: AddRule): Promise<string> {
  if (!writesIncentives(ctx.viewer)) throw new NotFound()
  return transact(ctx, input.formId, async (tx) => {
    const { id: periodId } = await lockPeriod(tx, input.periodId)
    const fields: Record<string, Message> = {}
    const amount = readNoteAmount(ctx, input, input.currency, fields)
    if (Object.keys(fields).length > 0) throw new Invalid(fields)
    if (input.replaces !== null) await retireRule(tx, ctx, input.replaces, periodId)
    const id = newId(ctx.now)
    const { kind, against, capped, from, to, text } = input
    const judged = { kind, against, capped, from, to }
    await tx.insert(incentiveRule).values({
      id,
      periodId,
      ...judged,
      text,
      amount,
      currency: amount === null ? null : input.currency,
      createdBy: ctx.viewer.id,
      createdAt: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'incentive_rule.add',
      subjectId: id,
      after: { periodId, ...judged, replaces: input.replaces },
    })
    return id
  })
}
