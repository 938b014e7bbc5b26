import { sql } from 'drizzle-orm'
import type { Day } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { holds as holdsThen } from './dated'

export type RosterTeam = {
  id: string
  name: string
  parentId: string | null
  leadId: string | null
  leadName: string | null
  archived: boolean
}

export type RosterPerson = {
  id: string
  name: string
  position: string
  /** Had not left by the end of that day. */
  active: boolean
  teamId: string
  /** First day in that team. */
  since: Day
}

/** Teams as they stood on one day, a parent before its children, with their leads and members. */
export type Roster = {
  /** From the company down to the team asked for, without it. */
  above: { id: string; name: string }[]
  teams: RosterTeam[]
  people: RosterPerson[]
}

/**
 * A team with all teams below it, or, without a team, the whole company, as on a day: one statement. Leads of an open period are
 * today's, of a closed one those of its last day: the caller says which day.
 */
export async function rosterOn(
  ctx: Pick<Context, 'db' | 'snapshot' | 'company'>,
  day: Day,
  teamId: string | null,
): Promise<Roster> {
  const holds = (alias: string) => holdsThen(alias, day)
  const here = sql`(p.active or (p.deactivated_at at time zone ${ctx.company.timeZone})::date > ${day}::date)`
  const start =
    teamId === null
      ? sql`not exists (select from team_parent tp where tp.team_id = t.id and ${holds('tp')})`
      : sql`t.id = ${teamId}`
  const [roster] = await read<Roster>(
    ctx,
    sql`
    with recursive
    below (id, parent_id, path) as (
      select t.id, (select tp.parent_id from team_parent tp where tp.team_id = t.id and ${holds('tp')}), array[t.id] from team t where ${start}
      union all
      select tp.team_id, tp.parent_id, b.path || tp.team_id
      from below b join team_parent tp on tp.parent_id = b.id and ${holds('tp')} and tp.team_id <> all (b.path)
    ),
    above (id, depth) as (
      select tp.parent_id, 1 from team_parent tp where tp.team_id = ${teamId}::uuid and ${holds('tp')}
      union
      select tp.parent_id, a.depth + 1 from above a join team_parent tp on tp.team_id = a.id and ${holds('tp')} where a.depth < 20
    )
    select
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by a.depth desc), '[]')
        from above a join team t on t.id = a.id) as above,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'parentId', b.parent_id, 'leadId', p.id,
          'leadName', p.name, 'archived', t.archived_at is not null) order by cardinality(b.path), t.name, t.id), '[]')
        from below b join team t on t.id = b.id
        left join team_lead tl on tl.team_id = t.id and ${holds('tl')}
        left join person p on p.id = tl.person_id) as teams,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'position', p.position, 'active', ${here},
          'teamId', m.team_id, 'since', m.valid_from) order by p.name, p.id), '[]')
        from below b join membership m on m.team_id = b.id and ${holds('m')}
        join person p on p.id = m.person_id) as people`,
  )
  return roster!
}
