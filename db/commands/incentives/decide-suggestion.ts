import { and, eq } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { IncentiveMark } from '../../../lib/okr/incentives'
import { decidesSuggestion } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { newId } from '../../ids'
import { holdsOn } from '../../queries/parts/dated'
import { openSuggestions, type IncentiveSuggestion } from '../../queries/parts/incentive-suggestions'
import { goal, incentiveRule, incentiveSuggestion, membership, person } from '../../schema'
import { visibleGoals } from '../../scope'

type Named = { ruleId: string; goalId: string; mark: IncentiveMark }
type Outcome = { outcome: 'noted' } | { outcome: 'dismissed'; word: string }

/**
 * Writes down what became of a suggestion, once. Whether the rule still suggests it is computed here anew: the page's numbers are
 * not asked. A closed period does not stop it, as it stops no note.
 *
 * @returns the decision's id and what was suggested
 * @throws NotFound for who is not above the goal's owner, Conflict `suggestionDecided` naming who was first, `suggestionGone`.
 */
export async function decideSuggestion(
  tx: Transaction,
  ctx: Context,
  named: Named,
  outcome: Outcome,
): Promise<{ id: string; suggestion: IncentiveSuggestion }> {
  await requireAbove(tx, ctx, named.goalId)
  // Held, so that the rule cannot be taken out of use beside the decision.
  const [held] = await tx
    .select({ id: incentiveRule.id })
    .from(incentiveRule)
    .where(eq(incentiveRule.id, named.ruleId))
    .for('share')
  if (!held) throw new NotFound()
  const inside = { ...ctx, db: tx, snapshot: undefined }
  const open = await openSuggestions(inside, eq(goal.id, named.goalId))
  const suggestion = open.find(({ rule, mark }) => rule.id === named.ruleId && mark === named.mark)
  if (!suggestion) {
    // Asked after the suggestions, not before: one decided in between is not open either, and its decider has a name.
    await refuseDecided(tx, ctx, named)
    throw new Conflict('suggestionGone')
  }
  const id = newId(ctx.now)
  const written = await tx
    .insert(incentiveSuggestion)
    .values({ id, ...named, word: null, ...outcome, byId: ctx.viewer.id, at: ctx.now })
    .onConflictDoNothing()
    .returning({ id: incentiveSuggestion.id })
  // Somebody decided it at the same moment: the insert waited for them.
  if (written.length === 0) await refuseDecided(tx, ctx, named)
  return { id, suggestion }
}

async function requireAbove(tx: Transaction, ctx: Context, goalId: string): Promise<void> {
  const [owner] = await tx
    .select({ id: person.id, teamId: membership.teamId })
    .from(goal)
    .innerJoin(person, eq(person.id, goal.ownerId))
    .leftJoin(membership, and(eq(membership.personId, person.id), holdsOn(membership, ctx.today)))
    .where(and(eq(goal.id, goalId), visibleGoals(ctx)))
  if (!owner || !decidesSuggestion(ctx.viewer, owner)) throw new NotFound()
}

async function refuseDecided(
  tx: Transaction,
  { company }: Context,
  { ruleId, goalId, mark }: Named,
): Promise<void> {
  const [first] = await tx
    .select({
      name: person.name,
      at: incentiveSuggestion.at,
      outcome: incentiveSuggestion.outcome,
    })
    .from(incentiveSuggestion)
    .innerJoin(person, eq(person.id, incentiveSuggestion.byId))
    .where(
      and(
        eq(incentiveSuggestion.ruleId, ruleId),
        eq(incentiveSuggestion.goalId, goalId),
        eq(incentiveSuggestion.mark, mark),
      ),
    )
  if (first)
    throw new Conflict('suggestionDecided', {
      name: first.name,
      outcome: first.outcome,
      at: first.at.toISOString(),
      timeZone: company.timeZone,
    })
}
