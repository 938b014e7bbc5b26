import { sql, type SQL } from 'drizzle-orm'

/**
 * How often a goal's final score has been given or gone out of date: even while it holds, odd while it waits to be confirmed. It
 * only grows, so that a form knows whether the score it was made from is the one that stands.
 */
export const finalMoves = (goalId: SQL): SQL<number> => sql<number>`(
  2 * (select count(*) from goal_step gs where gs.goal_id = ${goalId} and gs.event = 'grade')
  + (select count(*) from grade gr where gr.goal_id = ${goalId} and gr.outdated_at is not null))::int`
