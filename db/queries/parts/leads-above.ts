import { sql, type SQL } from 'drizzle-orm'
import type { Day } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { holds } from './dated'

/**
 * Common table expressions `up` and `lead_above` for a `with recursive`: for each team every lead above it today, the nearest
 * first (`depth` 0 is its own), with the team (`at_id`) they lead.
 */
export const leadsAbove = (today: Day): SQL => sql`
  up (team_id, at_id, depth) as (
    select id, id, 0 from team
    union all
    select up.team_id, tp.parent_id, up.depth + 1 from up
    join team_parent tp on tp.team_id = up.at_id and ${holds('tp', today)}
    where up.depth < 20
  ),
  lead_above as materialized (
    select up.team_id, up.at_id, up.depth, tl.person_id from up
    join team_lead tl on tl.team_id = up.at_id and ${holds('tl', today)}
    join person p on p.id = tl.person_id and p.active
  )`

/**
 * The viewer is who answers for a goal `g`, in a statement that has `leadsAbove`: the nearest lead above its team who fulfils a
 * condition on `la`; where there is none, the executives do.
 */
export function nearestLeadIs({ viewer }: Pick<Context, 'viewer'>, condition: SQL): SQL {
  if (!viewer.executive && viewer.leads.length === 0) return sql`false`
  const nearest = sql`(select la.person_id from lead_above la where la.team_id = g.team_id and ${condition} order by la.depth, la.person_id limit 1)`
  return viewer.executive ? sql`coalesce(${nearest} = ${viewer.id}, true)` : sql`${nearest} = ${viewer.id}`
}
