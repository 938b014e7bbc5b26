import { sql } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { SetParentInput } from '../../../lib/okr/input/teams'
import { rows, type Transaction } from '../../client'
import type { Context } from '../../context'
import { holdOrganisation, requireAdmin, requireOpenDate } from '../admins'
import { setFrom } from '../dated'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { requireOpenTeam, requireTeam } from './require'

/**
 * From a day on the team stands below another, or directly below the company.
 *
 * @throws Invalid on `parentId` when that would make a circle on that day or on a later one already planned
 */
export async function setParent(
  ctx: Context,
  { formId, teamId, parentId, from }: SetParentInput,
): Promise<null> {
  requireAdmin(ctx.viewer)
  return transact(ctx, formId, async (tx) => {
    await holdOrganisation(tx)
    await requireOpenTeam(tx, teamId)
    await requireOpenDate(tx, from, ctx.today)
    if (parentId !== null) {
      await requireTeam(tx, parentId, 'parentId')
      await refuseCircle(tx, teamId, parentId, from)
    }
    await setFrom(tx, ctx, 'parent', teamId, parentId, from)
    await recordActivity(tx, ctx, { event: 'team.set-parent', subjectId: teamId, after: { parentId, from } })
    return null
  })
}

/** Walks up from the new parent on each day on which something above changes; meeting the team there closes a circle. */
async function refuseCircle(tx: Transaction, teamId: string, parentId: string, from: string): Promise<void> {
  const found = await tx.execute(sql`
    with recursive days as (
      select ${from}::date as day
      union
      select valid_from from team_parent where valid_from > ${from}::date and team_id <> ${teamId}
    ),
    above as (
      select day, ${parentId}::uuid as id from days
      union
      select a.day, tp.parent_id from above a
      join team_parent tp on tp.team_id = a.id and tp.valid_from <= a.day and (tp.valid_to is null or tp.valid_to > a.day)
      where a.id <> ${teamId}
    )
    select (select name from team where id = ${parentId}) as name from above where id = ${teamId} limit 1`)
  const [circle] = rows<{ name: string }>(found)
  if (circle) throw new Invalid({ parentId: { key: 'teamCycle', values: { team: circle.name } } })
}
