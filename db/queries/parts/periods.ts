import { sql } from 'drizzle-orm'
import type { PeriodState } from '../../../lib/okr/types'
import type { Context } from '../../context'
import { read } from '../../read'

export type PeriodChoice = {
  id: string
  kind: 'quarter' | 'year'
  yearId: string | null
  first: string
  last: string
  state: PeriodState
}

/** All periods for the switcher, newest first, quarters before the year that holds them. */
export const periodsFor = (ctx: Pick<Context, 'db' | 'snapshot'>): Promise<PeriodChoice[]> =>
  read(
    ctx,
    sql`select id, kind, year_id as "yearId", first::text as first, last::text as last, state
      from period order by period.first desc, kind`,
  )

/** Days a quarter that is being graded stays the one that opens first. */
const GRADING_FIRST_DAYS = 21

/**
 * The period a page shows: the one asked for; else a quarter in grading during the first three weeks after it ended; else the
 * open quarter that holds today; else the last one that began; else the first to come. Undefined without any period.
 */
export function currentPeriod(
  periods: PeriodChoice[],
  today: string,
  requestedId?: string,
): PeriodChoice | undefined {
  const asked = periods.find((one) => one.id === requestedId)
  if (asked) return asked
  const quarters = periods.filter((one) => one.kind === 'quarter')
  const opensFirst = Date.parse(today) - GRADING_FIRST_DAYS * 86_400_000
  return (
    quarters.find(
      (one) => one.state === 'grading' && one.last < today && Date.parse(one.last) >= opensFirst,
    ) ??
    quarters.find((one) => one.first <= today && today <= one.last) ??
    quarters.find((one) => one.first <= today) ??
    quarters.at(-1) ??
    periods[0]
  )
}
