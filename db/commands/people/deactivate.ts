import { eq } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { SettleGoalsInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { person } from '../../schema'
import { holdOrganisation, requireAdmin, requireSomebodyLeft } from '../admins'
import { replaceOpen } from '../confirmations/ask'
import { endLeading } from '../dated'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { transact } from '../transact'
import { requireActive } from './require'
import { requireRemovable } from './require-removable'
import { settleLeftGoals } from './settle-goals'
import { voidLinks } from './void-links'

/**
 * Somebody leaves: signed out everywhere at once, invitations void, the teams they led fall to the lead above. Nothing of theirs is
 * deleted; their open goals are handed over or dropped, and those nobody decides on stay in the sums, marked *left*.
 *
 * @throws Conflict `notYourself`, `lastAdmin`, `lastExecutive`, `personInactive`; Forbidden `executiveRemoval`; what `settleLeftGoals` throws
 */
export async function deactivatePerson(
  ctx: Context,
  { formId, personId, goals }: SettleGoalsInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  if (personId === ctx.viewer.id) throw new Conflict('notYourself')
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    await requireRemovable(tx, ctx, personId)
    await tx.update(person).set({ active: false, deactivatedAt: ctx.now }).where(eq(person.id, personId))
    await requireSomebodyLeft(tx, ctx.today)
    await endSessionsOf(tx, ctx.now, personId)
    await voidLinks(tx, ctx, personId)
    await replaceOpen(tx, ctx, { personId })
    await settleLeftGoals(tx, ctx, personId, goals)
    const ledTeams = await endLeading(tx, ctx, personId, ctx.today)
    const after = { active: false, ledTeams }
    await recordActivity(tx, ctx, {
      event: 'person.deactivate',
      subjectId: personId,
      before: { active: true },
      after,
    })
    return null
  })
}
