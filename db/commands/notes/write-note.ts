import { and, eq } from 'drizzle-orm'
import { compare } from '../../../lib/okr/decimal'
import { parseAmount } from '../../../lib/okr/amount'
import { Forbidden, Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import type { WriteNote } from '../../../lib/okr/input/notes'
import { writesNote } from '../../../lib/okr/permissions'
import type { Decimal } from '../../../lib/okr/types'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { newId } from '../../ids'
import { holdsOn } from '../../queries/parts/dated'
import { goal, membership, note, person } from '../../schema'
import { visibleGoals } from '../../scope'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/**
 * Writes a reward or penalty note for somebody below the viewer. It is no part of any score, and a closed period does not stop it.
 *
 * @returns the note's id
 * @throws NotFound when the person is not below the viewer, Forbidden for oneself, Invalid with a message a field.
 */
export const writeNote = (ctx: Context, input: WriteNote): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    if (input.personId === ctx.viewer.id) throw new Forbidden('noteToOneself')
    const active = await personBelow(tx, ctx, input.personId)
    const fields: Record<string, Message> = {}
    if (!active) fields.personId = { key: 'personLeft' }
    if (input.goalId !== null && !(await isTheirGoal(tx, ctx, input.goalId, input.personId)))
      fields.goalId = { key: 'unknownChoice' }
    const penalty = input.kind === 'penalty'
    if (penalty && input.changeBy !== null && input.changeBy < ctx.today)
      fields.changeBy = { key: 'dayPassed' }
    const amount = readAmount(ctx, input, fields)
    if (Object.keys(fields).length > 0) throw new Invalid(fields)

    const id = newId(ctx.now)
    await tx.insert(note).values({
      id,
      kind: input.kind,
      personId: input.personId,
      goalId: input.goalId,
      authorId: ctx.viewer.id,
      body: input.body,
      amount,
      currency: amount === null ? null : ctx.company.currency,
      support: penalty ? input.support : null,
      target: penalty ? input.target : null,
      changeBy: penalty ? input.changeBy : null,
      writtenAt: ctx.now,
    })
    await recordActivity(tx, ctx, {
      event: 'note.write',
      subjectId: id,
      goalId: input.goalId,
      after: { kind: input.kind, personId: input.personId },
    })
    return id
  })

/** Whether the person is active. @throws NotFound when the viewer may not write to them. */
async function personBelow(tx: Transaction, ctx: Context, personId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: person.id, active: person.active, teamId: membership.teamId })
    .from(person)
    .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
    .where(eq(person.id, personId))
    .for('share', { of: person })
  if (!found || !writesNote(ctx.viewer, found)) throw new NotFound()
  return found.active
}

async function isTheirGoal(tx: Transaction, ctx: Context, goalId: string, ownerId: string): Promise<boolean> {
  const found = await tx
    .select({ id: goal.id })
    .from(goal)
    .where(and(eq(goal.id, goalId), eq(goal.ownerId, ownerId), visibleGoals(ctx)))
  return found.length === 1
}

function readAmount(
  { company }: Context,
  { kind, amount }: WriteNote,
  fields: Record<string, Message>,
): Decimal | null {
  const read = parseAmount(amount, { kind: 'amount', currency: company.currency })
  if (read.state === 'empty') return null
  if (kind === 'penalty' && !company.penaltyAmounts) fields.amount = { key: 'penaltyAmountOff' }
  else if (read.state === 'error') fields.amount = { key: read.key, values: read.values }
  else if (compare(read.value, '0') <= 0) fields.amount = { key: 'amountNotPositive' }
  else return read.value
  return null
}
