import { and, gt, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import type { membership, teamLead, teamParent } from '../../schema'

type Dated = typeof membership | typeof teamLead | typeof teamParent

/** Rows of a dated table that hold on a day. */
export const holdsOn = (table: Dated, day: string): SQL =>
  and(
    isNull(table.supersededAt),
    lte(table.validFrom, day),
    or(isNull(table.validTo), gt(table.validTo, day)),
  )!

/** The same, for a row of that alias. */
export const holds = (alias: string, day: string | SQL): SQL =>
  sql`(${column(alias, 'valid_from')} <= ${day}::date and ${holdsFrom(alias, day)})`

/** A row of that alias that holds on that day or on a later one. */
export const holdsFrom = (alias: string, day: string | SQL): SQL =>
  sql`(${column(alias, 'superseded_at')} is null and (${column(alias, 'valid_to')} is null or ${column(alias, 'valid_to')} > ${day}::date))`

/** A row of that alias that holds on that day and on every later one, as far as is planned. */
export const holdsForGood = (alias: string, day: string | SQL): SQL =>
  sql`(${column(alias, 'superseded_at')} is null and ${column(alias, 'valid_from')} <= ${day}::date and ${column(alias, 'valid_to')} is null)`

const column = (alias: string, name: string): SQL => sql.raw(`${alias}.${name}`)
