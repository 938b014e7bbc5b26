import { sql, type SQL } from 'drizzle-orm'

/**
 * Whether somebody active other than the owner could decide on a goal today: a lead of the team it counts in or of one above,
 * or an executive. A condition without a from clause of its own; team (null for the company's goals) and owner are values or columns.
 */
export const othersCanDecide = (
  { teamId, ownerId }: { teamId: string | SQL | null; ownerId: string | SQL },
  today: string,
): SQL<boolean> => sql<boolean>`(
  exists (
    select from person_role r join person p on p.id = r.person_id and p.active
    where r.role = 'executive' and r.confirmed_at is not null and r.revoked_at is null and r.person_id <> ${ownerId}
  ) or exists (
    with recursive above (id) as (
      select ${teamId}::uuid
      union
      select tp.parent_id from above a join team_parent tp on tp.team_id = a.id and ${current('tp', today)}
    )
    select from above a
    join team_lead tl on tl.team_id = a.id and ${current('tl', today)}
    join person p on p.id = tl.person_id and p.active
    where tl.person_id <> ${ownerId}))`

/** A dated row that holds on a day. */
const current = (alias: 'tp' | 'tl', today: string): SQL => {
  const row = sql.identifier(alias)
  return sql`${row}.valid_from <= ${today}::date and (${row}.valid_to is null or ${row}.valid_to > ${today}::date)`
}
