import { and, eq, isNull } from 'drizzle-orm'
import { normalise } from '../../../lib/okr/decimal'
import { Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import type { AddRule } from '../../../lib/okr/input/incentives'
import { writesIncentives } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
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
    const rule = { ...judged, text, amount, currency: amount === null ? null : input.currency }
    if (await thereAlready(tx, periodId, rule)) throw new Invalid({ text: { key: 'ruleTwice' } })
    await tx.insert(incentiveRule).values({
      id,
      periodId,
      ...rule,
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

type Rule = Pick<
  typeof incentiveRule.$inferSelect,
  'kind' | 'against' | 'capped' | 'from' | 'to' | 'text' | 'amount' | 'currency'
>

/** One in use that says the very same: every suggestion would be made twice. */
async function thereAlready(tx: Transaction, periodId: string, rule: Rule): Promise<boolean> {
  const inUse = await tx
    .select()
    .from(incentiveRule)
    .where(and(eq(incentiveRule.periodId, periodId), isNull(incentiveRule.removedAt)))
  const said = ({ kind, against, capped, from, to, text, amount, currency }: Rule) =>
    JSON.stringify([kind, against, capped, from, to, text, amount && normalise(amount), currency])
  return inUse.some((one) => said(one) === said(rule))
}
