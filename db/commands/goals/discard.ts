import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { DiscardGoal, DiscardTogether } from '../../../lib/okr/input/goals'
import { discardsGoal } from '../../../lib/okr/permissions'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { alignment, keyResult, period } from '../../schema'
import { oneAtATime } from '../alignments/circle'
import { transact } from '../transact'
import { decidedBefore, lockGoal, sameVersion, type LockedGoal } from './lock-goal'
import { moveGoal } from './move-goal'

/**
 * Takes a draft off every page, for everybody; its rows stay as history. A submitted goal is taken back first, an agreed one is
 * dropped by an adjustment. Gives back the id of its period.
 *
 * @throws NotFound, Forbidden where it is neither one's own nor written by oneself, Conflict in another state or version
 */
export const discardGoal = (ctx: Context, input: DiscardGoal): Promise<string> =>
  transact(ctx, input.formId, async (tx) => (await discard(tx, ctx, [input]))[0]!.periodId)

/** The chosen drafts: all of them or none. */
export const discardTogether = (ctx: Context, input: DiscardTogether): Promise<null> =>
  transact(ctx, input.formId, async (tx) => {
    const chosen = input.goals.flatMap(({ value }) => (value.chosen ? [value] : []))
    if (chosen.length === 0) throw new Invalid({}, 'nothingChosen')
    await discard(tx, ctx, chosen)
    return null
  })

type Which = { goalId: string; version: number }

async function discard(tx: Transaction, ctx: Context, drafts: readonly Which[]): Promise<LockedGoal[]> {
  const discarded: LockedGoal[] = []
  // In one order, and before anything of theirs is touched, so that two forms do not wait for each other.
  for (const { goalId, version } of drafts.toSorted((a, b) => (a.goalId < b.goalId ? -1 : 1))) {
    const found = await lockGoal(tx, ctx, goalId, discardsGoal)
    if (found.state !== 'draft') throw await decidedBefore(tx, ctx, found)
    sameVersion(found, version)
    discarded.push(found)
  }
  await oneAtATime(tx)
  for (const found of discarded) {
    const ended = await endAlignments(tx, ctx, found)
    await moveGoal(tx, ctx, found, { to: 'discarded', event: 'discard', after: { endedAlignments: ended } })
  }
  return discarded
}

/** What it counted in, and what counted in it. Those of goals in a closed period are final; their parent is just not there any more. */
async function endAlignments(tx: Transaction, ctx: Context, found: LockedGoal): Promise<string[]> {
  const own = tx.select({ id: keyResult.id }).from(keyResult).where(eq(keyResult.goalId, found.id))
  const open = tx.select({ id: period.id }).from(period).where(ne(period.state, 'closed'))
  const ended = await tx
    .update(alignment)
    .set({ validTo: ctx.now })
    .where(
      and(
        isNull(alignment.validTo),
        inArray(alignment.periodId, open),
        or(inArray(alignment.childId, own), inArray(alignment.parentId, own)),
      ),
    )
    .returning({ id: alignment.id })
  return ended.map(({ id }) => id)
}
