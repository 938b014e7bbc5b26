import { sql, type SQL } from 'drizzle-orm'

/** Goals, and where they count towards others: key results above, or alignments, also ended ones, which did. */
export type Moved = { goals?: readonly string[]; parents?: readonly string[]; alignments?: readonly string[] }

const list = (ids: readonly string[]): SQL =>
  ids.length === 0
    ? sql`(null::uuid)`
    : sql`(${sql.join(
        ids.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`

/** The ids of the goals whose values move with these: the goals themselves, and all above whose values are sums of theirs. */
export const fedGoals = ({ goals = [], parents = [], alignments = [] }: Moved): SQL => sql`(
  with recursive fed (goal_id) as (
    select id from (
      select id from goal where id in ${list(goals)}
      union select goal_id from key_result where value_source = 'children' and id in ${list(parents)}
      union select up.goal_id from alignment a
        join key_result up on up.id = a.parent_id and up.value_source = 'children' and up.fed_by = a.axis
        where a.id in ${list(alignments)}
    ) moved
    union
    select up.goal_id from fed
    join key_result k on k.goal_id = fed.goal_id
    join alignment a on a.child_id = k.id and a.valid_to is null
    join key_result up on up.id = a.parent_id and up.value_source = 'children' and up.fed_by = a.axis
  )
  select goal_id from fed)`
