import { sql, type SQL } from 'drizzle-orm'
import { isExecutiveOn } from './executives'
import { holds } from './queries/parts/dated'

type Subject = {
  /** The team it counts in; null for the company's goals. */
  teamId: string | SQL | null
  ownerId: string | SQL
  /** Who sent it in, where that is somebody to leave out too. */
  proposerId?: string | SQL | null
}

/**
 * Whether somebody active could decide on a goal today who neither owns nor proposes it: a lead of the team it counts in or of one
 * above, or an executive. A condition without a from clause of its own; what it is about are values or columns.
 */
export function othersCanDecide(
  { teamId, ownerId, proposerId = null }: Subject,
  today: string,
): SQL<boolean> {
  const other = (column: SQL) =>
    sql`${column} <> ${ownerId} and ${column} is distinct from ${proposerId}::uuid`
  return sql<boolean>`(
  exists (
    select from person_role r join person p on p.id = r.person_id and p.active
    where ${isExecutiveOn('r', today)} and ${other(sql`r.person_id`)}
  ) or exists (
    with recursive above (id) as (
      select ${teamId}::uuid
      union
      select tp.parent_id from above a join team_parent tp on tp.team_id = a.id and ${holds('tp', today)}
    )
    select from above a
    join team_lead tl on tl.team_id = a.id and ${holds('tl', today)}
    join person p on p.id = tl.person_id and p.active
    where ${other(sql`tl.person_id`)}))`
}

/** Who last sent in a goal that waits to be agreed; null of one in another state. */
export const submittedBy = (goalId: SQL | string, state: SQL | string): SQL<string | null> => sql<
  string | null
>`(
  select gs.by_id from goal_step gs
  where gs.goal_id = ${goalId} and ${state} = 'submitted' and gs.event = 'submit' order by gs.at desc, gs.id desc limit 1)`
