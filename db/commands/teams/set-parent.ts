import type { SetParentInput } from '../../../lib/okr/input/teams'
import type { Context } from '../../context'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { askFor, replaceOpen, type Effect } from '../confirmations/ask'
import { notBefore } from '../confirmations/carry-out'
import { placeWaits } from '../confirmations/waits'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { refuseCircle } from './refuse-circle'
import { requireOpenTeam, requireTeam } from './require'

/**
 * From a day on the team stands below another, or directly below the company. Where an admin would lead it by that it waits as a
 * whole, and stays where it is until then.
 *
 * @throws Invalid on `parentId` when that would make a circle on that day or on a later one already planned
 */
export async function setParent(
  ctx: Context,
  { formId, teamId, parentId, from }: SetParentInput,
): Promise<Effect> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenTeam(tx, teamId)
    await requireOpenDate(tx, from, ctx.today)
    if (parentId !== null) {
      await requireTeam(tx, parentId, 'parentId')
      await refuseCircle(tx, teamId, parentId, from)
    }
    await recordActivity(tx, ctx, { event: 'team.set-parent', subjectId: teamId, after: { parentId, from } })
    await replaceOpen(tx, ctx, { kind: 'parent', subjectId: teamId })
    const wait =
      parentId === null
        ? null
        : await placeWaits(tx, ctx, null, { newTeamId: parentId, oldTeamId: teamId, from })
    if (!wait || wait.until !== null) {
      const day = wait?.until ? notBefore(from, wait.until) : from
      await setFrom(tx, ctx, 'parent', teamId, parentId, day)
    }
    const change = {
      kind: 'parent',
      personId: null,
      subjectId: teamId,
      valueId: parentId,
      validFrom: from,
    } as const
    return wait ? askFor(tx, ctx, change, wait) : null
  })
}
