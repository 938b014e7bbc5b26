import { sql } from 'drizzle-orm'
import type { Context } from '../../context'
import { read } from '../../read'
import { lastResults, type LastResult } from './last-results'
import type { PeriodChoice } from './periods'

export type BoardExtras = { results: LastResult[] }

/** What a board shows beside goals: the last results of those who could carry more. One statement. */
export async function boardExtras(
  ctx: Pick<Context, 'db' | 'snapshot'>,
  period: PeriodChoice,
  { people = [], teams = [] }: { people?: readonly string[]; teams?: readonly string[] },
): Promise<BoardExtras> {
  const [found] = await read<BoardExtras>(
    ctx,
    sql`select ${lastResults({ people, teams }, period)} as results`,
  )
  return found!
}
