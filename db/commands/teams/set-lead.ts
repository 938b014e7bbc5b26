import type { SetLeadInput } from '../../../lib/okr/input/teams'
import type { Context } from '../../context'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import type { Effect } from '../confirmations/ask'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { appointLead } from './appoint'
import { requireLead, requireOpenTeam } from './require'

/** From a day on somebody leads the team; nobody, and the lead above does. Who gains by it may have to wait. */
export async function setLead(ctx: Context, { formId, teamId, leadId, from }: SetLeadInput): Promise<Effect> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenTeam(tx, teamId)
    await requireOpenDate(tx, from, ctx.today)
    if (leadId !== null) await requireLead(tx, leadId)
    await recordActivity(tx, ctx, { event: 'team.set-lead', subjectId: teamId, after: { leadId, from } })
    return appointLead(tx, ctx, teamId, leadId, from)
  })
}
