import { sql, type SQL } from 'drizzle-orm'
import { adjustmentReasons, type AdjustmentReason, type AdjustmentState } from '@/lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'
import { goal } from '../../schema'

/** An adjustment of the period, or a final score: what happened to goals beside their numbers. Instants in milliseconds. */
export type Change = {
  goalId: string
  scope: 'numbers' | 'approach'
  reason: AdjustmentReason
  state: AdjustmentState
  late: boolean
  proposedAt: number
  decidedAt: number | null
}
export type FinalScore = { goalId: string; score: number; at: number }

/** How many adjustments of one reason came to what. */
export type ReasonCount = {
  reason: AdjustmentReason
  accepted: number
  declined: number
  waiting: number
  late: number
  approach: number
}

/** Adjustments and all final scores ever given, oldest first, of goals that fulfil a condition on `goal`: one statement. */
export async function goalChanges(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  where: SQL,
): Promise<{ changes: Change[]; scores: FinalScore[] }> {
  const [found] = await read<{ changes: Change[]; scores: FinalScore[] }>(
    ctx,
    sql`
    with chosen as materialized (select ${goal}.id from ${goal} where ${where})
    select
      (select coalesce(json_agg(json_build_object('goalId', a.goal_id, 'scope', a.scope, 'reason', a.reason, 'state', a.state,
          'late', a.late, 'proposedAt', extract(epoch from a.proposed_at) * 1000,
          'decidedAt', extract(epoch from a.decided_at) * 1000) order by a.proposed_at, a.id), '[]')
        from chosen c join adjustment a on a.goal_id = c.id) as changes,
      (select coalesce(json_agg(json_build_object('goalId', f.goal_id, 'score', f.score,
          'at', extract(epoch from f.at) * 1000) order by f.at), '[]')
        from (
          select s.goal_id, s.score, s.at from chosen c join goal_step s on s.goal_id = c.id and s.score is not null
          union select g.goal_id, g.final_score, g.final_at
          from chosen c join grade g on g.goal_id = c.id and g.final_score is not null and g.final_at is not null
        ) f) as scores`,
  )
  return found!
}

/** What had been proposed before an instant, in the state it had then. */
export const changesBefore = (changes: readonly Change[], instant: number): Change[] =>
  changes
    .filter(({ proposedAt }) => proposedAt < instant)
    .map((one) =>
      one.decidedAt !== null && one.decidedAt >= instant ? { ...one, state: 'proposed' as const } : one,
    )

/** By each of the four reasons, with those nobody gave. Late ones are among the accepted. */
export const byReason = (changes: readonly Change[]): ReasonCount[] =>
  adjustmentReasons.map((reason) => {
    const these = changes.filter((one) => one.reason === reason)
    const numbers = these.filter(({ scope }) => scope === 'numbers')
    const count = (state: AdjustmentState) => numbers.filter((one) => one.state === state).length
    return {
      reason,
      accepted: count('accepted'),
      declined: count('declined'),
      waiting: count('proposed'),
      late: numbers.filter(({ late, state }) => late && state === 'accepted').length,
      approach: these.filter(({ scope, state }) => scope === 'approach' && state !== 'withdrawn').length,
    }
  })
