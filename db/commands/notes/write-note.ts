import { and, eq } from 'drizzle-orm'
import { Conflict, Forbidden, Invalid, NotFound, type Message } from '../../../lib/okr/errors'
import type { WriteNote } from '../../../lib/okr/input/notes'
import { writesNote } from '../../../lib/okr/permissions'
import type { Context } from '../../context'
import type { Transaction } from '../../client'
import { newId } from '../../ids'
import { holdsOn } from '../../queries/parts/dated'
import { goal, membership, note, person } from '../../schema'
import { visibleGoals } from '../../scope'
import { decideSuggestion } from '../incentives/decide-suggestion'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { judgeNote } from './note-problems'

/**
 * Writes a reward or penalty note for somebody below the viewer. It is no part of any score, and a closed period does not stop it.
 * One that an incentive rule suggested settles the suggestion in the same transaction.
 *
 * @returns the note's id
 * @throws NotFound when the person is not below the viewer, Forbidden for oneself, Conflict when the suggestion is decided or gone,
 * Invalid with a message a field.
 */
export const writeNote = (ctx: Context, input: WriteNote): Promise<string> =>
  transact(ctx, input.formId, async (tx) => {
    if (input.personId === ctx.viewer.id) throw new Forbidden('noteToOneself')
    const active = await personBelow(tx, ctx, input.personId)
    const fields: Record<string, Message> = {}
    if (!active) fields.personId = { key: 'personLeft' }
    if (input.goalId !== null && !(await isTheirGoal(tx, ctx, input.goalId, input.personId)))
      fields.goalId = { key: 'unknownChoice' }
    const suggested = await settleSuggestion(tx, ctx, input)
    const currency = suggested?.currency ?? ctx.company.currency
    const amount = judgeNote(ctx, input, currency, fields)
    if (Object.keys(fields).length > 0) throw new Invalid(fields)

    const penalty = input.kind === 'penalty'
    const id = newId(ctx.now)
    await tx.insert(note).values({
      id,
      kind: input.kind,
      personId: input.personId,
      goalId: input.goalId,
      authorId: ctx.viewer.id,
      body: input.body,
      amount,
      currency: amount === null ? null : currency,
      support: penalty ? input.support : null,
      target: penalty ? input.target : null,
      changeBy: penalty ? input.changeBy : null,
      writtenAt: ctx.now,
      suggestionId: suggested?.id ?? null,
    })
    await recordActivity(tx, ctx, {
      event: 'note.write',
      subjectId: id,
      goalId: input.goalId,
      after: {
        kind: input.kind,
        personId: input.personId,
        ...(suggested && { suggestionId: suggested.id }),
      },
    })
    return id
  })

/** The suggestion the note came from, as noted, with its rule's currency; null where it came from none. */
async function settleSuggestion(
  tx: Transaction,
  ctx: Context,
  { ruleId, goalId, mark, kind, personId }: WriteNote,
): Promise<{ id: string; currency: string | null } | null> {
  if (ruleId === null) return null
  if (goalId === null || mark === undefined) throw new Conflict('suggestionGone')
  const { id, suggestion } = await decideSuggestion(tx, ctx, { ruleId, goalId, mark }, { outcome: 'noted' })
  const { rule, owner } = suggestion
  if (rule.kind !== kind || owner.id !== personId) throw new Conflict('suggestionGone')
  return { id, currency: rule.currency }
}

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
