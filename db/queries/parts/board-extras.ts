import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '../../context'
import { read } from '../../read'
import { lastResults, type LastResult } from './last-results'
import type { PeriodChoice } from './periods'
import { changedTargets, type ChangedTarget } from './target-reviews'

export type BoardExtras = { results: LastResult[]; changed: ChangedTarget[] }

/** What a board shows beside goals: the last results of those who could carry more, and targets that changed above. One statement. */
export async function boardExtras(
  ctx: Pick<Context, 'db' | 'snapshot' | 'locale'>,
  period: PeriodChoice,
  {
    people = [],
    teams = [],
    reviewed,
  }: {
    people?: readonly string[]
    teams?: readonly string[]
    /** A condition on goals `g`: those whose reviews are the viewer’s concern. */
    reviewed: SQL
  },
): Promise<BoardExtras> {
  const [found] = await read<BoardExtras>(
    ctx,
    sql`select ${lastResults({ people, teams }, period)} as results, ${changedTargets(ctx, reviewed)} as changed`,
  )
  return found!
}
