import { sql, type SQL } from 'drizzle-orm'
import type { GoalLevel } from '../lib/okr/types'

type Decided = { level: GoalLevel; teamId: string | null; ownerId: string }

/**
 * Whether somebody active other than the owner could decide on a goal today: a lead of the team it counts in or of one above,
 * or an executive. An SQL condition without a from clause of its own.
 */
export const othersCanDecide = (goal: Decided, today: string): SQL<boolean> => sql<boolean>`(
  exists (
    select 1 from person_role r join person p on p.id = r.person_id and p.active
    where r.role = 'executive' and r.confirmed_at is not null and r.revoked_at is null and r.person_id <> ${goal.ownerId}
  ) or ${goal.level === 'company' || goal.teamId === null ? sql`false` : leadAbove(goal.teamId, goal.ownerId, today)})`

const leadAbove = (teamId: string, ownerId: string, today: string): SQL => sql`exists (
  with recursive above (id) as (
    select ${teamId}::uuid
    union
    select tp.parent_id from above a join team_parent tp on tp.team_id = a.id and ${current('tp', today)}
  )
  select 1 from above a
  join team_lead tl on tl.team_id = a.id and ${current('tl', today)}
  join person p on p.id = tl.person_id and p.active
  where tl.person_id <> ${ownerId})`

/** A dated row that holds on a day. */
const current = (alias: 'tp' | 'tl', today: string): SQL => {
  const row = sql.identifier(alias)
  return sql`${row}.valid_from <= ${today} and (${row}.valid_to is null or ${row}.valid_to > ${today})`
}
