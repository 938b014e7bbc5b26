import { and, eq, sql } from 'drizzle-orm'
import { Conflict } from '../../../lib/okr/errors'
import type { ArchiveTeamInput } from '../../../lib/okr/input/teams'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { team } from '../../schema'
import { holdOrganisation, requireAdmin } from '../admins'
import { replaceOpen } from '../confirmations/ask'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { requireOpenTeam } from './require'
import { holdsFrom } from '../../queries/parts/dated'

/**
 * Archives an empty team: it leads the lists no more, its past stays.
 *
 * @throws Conflict `teamNotEmpty` while somebody belongs or will belong to it, a team stands below it or a goal of it is open
 */
export async function archiveTeam(
  ctx: Context,
  { formId, teamId, version }: ArchiveTeamInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenTeam(tx, teamId)
    const left = await whatIsLeft(tx, teamId, ctx.today)
    if (left.members + left.teams + left.goals > 0) throw new Conflict('teamNotEmpty', left)
    const [archived] = await tx
      .update(team)
      .set({ archivedAt: ctx.now, version: version + 1 })
      .where(and(eq(team.id, teamId), eq(team.version, version)))
      .returning({ id: team.id })
    if (!archived) throw new Conflict('changedMeanwhile')
    for (const kind of ['lead', 'parent'] as const) await replaceOpen(tx, ctx, { kind, subjectId: teamId })
    await setFrom(tx, ctx, 'lead', teamId, null, ctx.today)
    await recordActivity(tx, ctx, { event: 'team.archive', subjectId: teamId, after: { archived: true } })
    return null
  })
}

type Left = { members: number; teams: number; goals: number }

async function whatIsLeft(tx: Transaction, teamId: string, today: string): Promise<Left> {
  const counted = await tx.execute(sql`select
    (select count(*)::int from membership m join person p on p.id = m.person_id and p.active
      where m.team_id = ${teamId} and ${holdsFrom('m', today)}) as members,
    (select count(*)::int from team_parent tp join team t on t.id = tp.team_id and t.archived_at is null
      where tp.parent_id = ${teamId} and ${holdsFrom('tp', today)}) as teams,
    (select count(*)::int from goal g join period p on p.id = g.period_id
      where g.team_id = ${teamId} and g.state in ('draft', 'submitted', 'agreed') and p.state <> 'closed') as goals`)
  return rows<Left>(counted)[0]!
}
