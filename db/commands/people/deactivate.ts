import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { PersonInput } from '../../../lib/okr/input/people'
import type { Context } from '../../context'
import { invitation, person, teamLead } from '../../schema'
import { holdOrganisation, requireAdmin, requireSomebodyLeft } from '../admins'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { endSessionsOf } from '../sessions/end'
import { transact } from '../transact'
import { requireActive } from './require'

/**
 * Somebody leaves: signed out everywhere at once, invitations void, the teams they led fall to the lead above. Nothing of theirs is
 * deleted; their open goals stay in the sums, marked *left*.
 *
 * @throws Conflict `notYourself`, `lastAdmin`, `lastExecutive`, `personInactive`
 */
export async function deactivatePerson(ctx: Context, { formId, personId }: PersonInput): Promise<null> {
  requireAdmin(ctx.viewer)
  if (personId === ctx.viewer.id) throw new Conflict('notYourself')
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireActive(tx, personId)
    await tx.update(person).set({ active: false, deactivatedAt: ctx.now }).where(eq(person.id, personId))
    await requireSomebodyLeft(tx)
    await endSessionsOf(tx, ctx.now, personId)
    await tx
      .update(invitation)
      .set({ revokedAt: ctx.now })
      .where(and(eq(invitation.personId, personId), isNull(invitation.usedAt), isNull(invitation.revokedAt)))
    const led = await tx
      .selectDistinct({ teamId: teamLead.teamId })
      .from(teamLead)
      .where(
        and(eq(teamLead.personId, personId), or(isNull(teamLead.validTo), gt(teamLead.validTo, ctx.today))),
      )
    for (const { teamId } of led) await setFrom(tx, ctx, 'lead', teamId, null, ctx.today)
    const after = { active: false, ledTeams: led.map(({ teamId }) => teamId) }
    await recordActivity(tx, ctx, {
      event: 'person.deactivate',
      subjectId: personId,
      before: { active: true },
      after,
    })
    return null
  })
}
