import { and, eq } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { RenameTeamInput } from '../../../lib/okr/input/teams'
import type { Context } from '../../context'
import { team } from '../../schema'
import { holdOrganisation, requireAdmin } from '../admins'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { requireFreeName } from './add'
import { requireOpenTeam } from './require'

export async function renameTeam(
  ctx: Context,
  { formId, teamId, version, name }: RenameTeamInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenTeam(tx, teamId)
    await requireFreeName(tx, name, teamId)
    const [renamed] = await tx
      .update(team)
      .set({ name, version: version + 1 })
      .where(and(eq(team.id, teamId), eq(team.version, version)))
      .returning({ id: team.id })
    if (!renamed) throw new Conflict('changedMeanwhile')
    await recordActivity(tx, ctx, { event: 'team.rename', subjectId: teamId, after: { changed: ['name'] } })
    return null
  })
}
