import { sql } from 'drizzle-orm'
import type { Context } from '../../context'
import { read } from '../../read'

export type FinalScore = {
  goalId: string
  /** `outdated`: a value was corrected after it was given. */
  state: 'missing' | 'outdated' | 'given'
}

/** Whether each goal in force of a period has the final score that closing asks for. One statement. */
export const finalScores = (ctx: Pick<Context, 'db' | 'snapshot'>, periodId: string): Promise<FinalScore[]> =>
  read(
    ctx,
    sql`select g.id as "goalId", case when gr.final_score is null then 'missing'
        when gr.outdated_at is not null then 'outdated' else 'given' end as state
      from goal g left join grade gr on gr.goal_id = g.id
      where g.period_id = ${periodId} and g.state in ('agreed', 'graded') order by g.id`,
  )
