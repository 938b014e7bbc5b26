import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '../../context'
import { note } from '../../schema'
import type { PeriodChoice } from './periods'

type Asked = Pick<PeriodChoice, 'id' | 'first' | 'last'>

/** Notes that belong to a period: about a goal of it, of a year also of its quarters; those about no goal by the day they were written. */
export const notesOfPeriod = ({ company }: Pick<Context, 'company'>, { id, first, last }: Asked): SQL =>
  sql`(exists (select from goal pg join period pp on pp.id = pg.period_id
      where pg.id = ${note.goalId} and (pp.id = ${id} or pp.year_id = ${id}))
    or (${note.goalId} is null and (${note.writtenAt} at time zone ${company.timeZone})::date
      between ${first}::date and ${last}::date))`
