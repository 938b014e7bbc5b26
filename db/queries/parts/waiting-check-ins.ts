import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '../../context'
import { leadsAbove, nearestLeadIs } from './leads-above'

/**
 * The check-ins that wait for the viewer to read them, as a table of a statement that has `leadsAbove`: of every goal in force whose
 * owner's nearest lead they are, the newest, while nobody has acknowledged it as it stands. `at_id` is the team the viewer leads
 * there, on whose board it is read; null where it is read on the company's page.
 */
export const waitingCheckIns = (ctx: Pick<Context, 'viewer'>): SQL => sql`(
  select ci.id as check_in_id, g.owner_id, g.period_id,
    (select la.at_id from lead_above la where la.team_id = g.team_id and la.person_id = ${ctx.viewer.id} order by la.depth limit 1) as at_id
  from goal g
  join period op on op.id = g.period_id and op.state <> 'closed'
  join lateral (select c.id, c.version from check_in c where c.goal_id = g.id order by c.week desc limit 1) ci on true
  where g.state in ('agreed', 'graded') and g.owner_id <> ${ctx.viewer.id} and ${nearestLeadIs(ctx, sql`la.person_id <> g.owner_id`)}
    and not exists (select from acknowledgement ak where ak.check_in_id = ci.id and ak.version = ci.version))`

/** Their ids in a period, on the board of a team the viewer leads or, for executives, on the company's page: a list of a statement. */
export const waitingOn = (ctx: Context, periodId: string, teamId: string | null): SQL =>
  sql`(with recursive ${leadsAbove(ctx.today)} select w.check_in_id from ${waitingCheckIns(ctx)} w
    where w.period_id = ${periodId} and w.at_id is not distinct from ${teamId}::uuid)`
