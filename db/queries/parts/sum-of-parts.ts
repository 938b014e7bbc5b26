import { sql } from 'drizzle-orm'

/** Levels a tree of key results may have. Commands refuse cycles; this ends the walk should two of them ever make one at once. */
export const DEEPEST = 12

/** Kinds whose values add up. */
const additive = sql`('count', 'amount', 'growth')`

/**
 * Common table expressions for a `with recursive` that has `kr`: for each of its key results that is fed by others its parts
 * (`part`) and its values (`summed`).
 *
 * Its value is
 *   baseline + Σ share × (child value − child baseline)
 * all the way down; written as steps, each child's measurement adds share × (value − the value before it) on its day, and a
 * running sum over the days gives the parent's history exactly.
 */
export const sumOfParts = sql`
    walk (root_id, node_id, fed_by, metric_id, currency, share, feeds, depth) as (
      select kr.id, k.id, k.fed_by, k.metric_id, k.currency, 1::numeric, true, 1
      from kr join key_result k on k.id = kr.id where kr.value_source = 'children'
      union all
      select w.root_id, k.id, k.fed_by, k.metric_id, k.currency, w.share * a.share * 0.0001,
        k.value_source = 'children', w.depth + 1
      from walk w
      join alignment a on a.parent_id = w.node_id and a.valid_to is null and a.axis = w.fed_by
      join key_result k on k.id = a.child_id and k.metric_id = w.metric_id and k.kind in ${additive}
        and k.currency is not distinct from w.currency
      join goal g on g.id = k.goal_id and g.state in ('agreed', 'graded', 'dropped')
      where w.feeds and w.depth < ${DEEPEST}
    ),
    leaf as (select root_id, node_id, sum(share) as share from walk where not feeds group by root_id, node_id),
    part as (select root_id, json_agg(json_build_array(node_id, share) order by node_id) as list from leaf group by root_id),
    step as (
      select w.root_id, me.as_of,
        w.share * (me.value - lag(me.value, 1, t.baseline) over (partition by w.root_id, me.key_result_id order by me.as_of)) as change
      from leaf w
      join key_result k on k.id = w.node_id
      join goal g on g.id = k.goal_id
      join key_result_term t on t.key_result_id = k.id and t.superseded_at is null
      join measurement me on me.key_result_id = k.id and me.superseded_at is null and me.as_of <= g.deadline
    ),
    summed as (
      select s.root_id, s.as_of, kr.baseline + sum(sum(s.change)) over (partition by s.root_id order by s.as_of) as value
      from step s join kr on kr.id = s.root_id
      group by s.root_id, kr.baseline, s.as_of
    )`
