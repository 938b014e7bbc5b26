import { sql, type SQL } from 'drizzle-orm'

/**
 * Targets above one goal that changed after it was last settled, as a table to join laterally. The goal is settled when it is
 * agreed, assigned, adjusted or corrected, when it is aligned, and when somebody answers that it keeps. What the target was then
 * is the term that held at that moment, so that a change and its taking back ask for nothing.
 */
export const changedAbove = (goalId: SQL): SQL => sql`(
  select k.id as key_result_id, a.parent_id, a.axis, pk.goal_id as parent_goal_id, pk.metric_id, pk.kind, pk.unit, pk.currency, pk.wording,
    was.target as from_target, was.base as from_base,
    n.baseline, n.base, n.target, n.dropped or pg.state = 'dropped' as dropped, n.recorded_at as at
  from key_result k
  join key_result_term t on t.key_result_id = k.id and t.superseded_at is null and not t.dropped
  join alignment a on a.child_id = k.id and a.valid_to is null
  join key_result pk on pk.id = a.parent_id
  join goal pg on pg.id = pk.goal_id
  join key_result_term n on n.key_result_id = pk.id and n.superseded_at is null and n.cause in ('adjusted', 'corrected')
  cross join lateral (
    select greatest(a.valid_from,
      (select max(gs.at) from goal_step gs where gs.goal_id = k.goal_id and gs.event in ('agree', 'assign', 'hand_over')),
      (select max(ad.decided_at) from adjustment ad where ad.goal_id = k.goal_id and ad.state = 'accepted' and ad.scope = 'numbers'),
      (select max(c.at) from correction c where c.goal_id = k.goal_id),
      (select max(ca.at) from course_answer ca where ca.goal_id = k.goal_id and ca.asked = 'target_above')) as at
  ) settled
  join key_result_term was on was.key_result_id = pk.id and was.recorded_at <= settled.at
    and (was.superseded_at is null or was.superseded_at > settled.at)
  where k.goal_id = ${goalId}
    and (was.target, was.baseline, was.base, was.dropped) is distinct from (n.target, n.baseline, n.base, n.dropped)
)`
