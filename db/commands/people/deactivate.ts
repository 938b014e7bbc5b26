import { and, eq, gt, gte, isNull, lt, or } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { SettleGoalsInput } from '../../../lib/okr/input/people'
import type { Day } from '../../../lib/okr/types'
import type { Transaction } from '../../client'
import type { Context } from '../../context'
import { invitation, person, teamLead } from '../../schema'
import { holdOrganisation, requireAdmin, requireSomebodyLeft } from '../admins'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { transact } from '../transact'
import { requireActive } from './require'
import { requireRemovable } from './require-removable'
import { settleLeftGoals } from './settle-goals'

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
    await requireSomebodyLeft(tx)
    await endSessionsOf(tx, ctx.now, personId)
    await tx
      .update(invitation)
      .set({ revokedAt: ctx.now })
      .where(and(eq(invitation.personId, personId), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
    await settleLeftGoals(tx, ctx, personId, goals)
    const ledTeams = await endLeading(tx, personId, ctx.today)
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

/** Ends what they lead and are to lead, and nothing of who led or will lead the same teams. Gives back those teams. */
async function endLeading(tx: Transaction, personId: string, today: Day): Promise<string[]> {
  const theirs = eq(teamLead.personId, personId)
  const planned = await tx
    .delete(teamLead)
    .where(and(theirs, gte(teamLead.validFrom, today)))
    .returning({ teamId: teamLead.teamId })
  const current = await tx
    .update(teamLead)
    .set({ validTo: today })
    .where(
      and(theirs, lt(teamLead.validFrom, today), or(isNull(teamLead.validTo), gt(teamLead.validTo, today))),
    )
    .returning({ teamId: teamLead.teamId })
  return [...new Set([...current, ...planned].map(({ teamId }) => teamId))]
}
