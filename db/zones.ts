import { sql } from 'drizzle-orm'
import { Invalid } from '../lib/okr/errors'
import { sqlState, type Db } from './client'

/**
 * Node and the database each bring their own list of time zones; a zone has to be in both, for sessions ask the database what day it
 * is there. Outside any transaction: a refused zone would end it.
 *
 * @throws Invalid on `timeZone`
 */
export async function requireZone(db: Db, zone: string, now: Date): Promise<void> {
  try {
    await db.execute(sql`select ${now.toISOString()}::timestamptz at time zone ${zone}`)
  } catch (error) {
    if (sqlState(error) === '22023') throw new Invalid({ timeZone: { key: 'timeZoneUnknown' } })
    throw error
  }
}
