import { char, date, integer, numeric, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Column kinds every table is made of. No default comes from the database: ids and times are the request's. */
export const id = () => uuid().primaryKey()
export const instant = () => timestamp({ withTimezone: true, precision: 3 })
/** A calendar date as a `YYYY-MM-DD` string. */
export const day = () => date({ mode: 'string' })
/** An exact value as a string. */
export const value = () => numeric({ precision: 20, scale: 4 })
/** A weight or share in whole 1/10,000. */
export const tenThousandths = () => integer()
export const currencyCode = () => char({ length: 3 })

/** Where a row came from when another system feeds it; unique together where both are set. */
export const external = () => ({ source: text(), externalId: text() })
