import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { rows, type Db } from '../client'

/** Until a connection of this database waits for a lock. Asked outside the transaction, which would see one snapshot only. */
export async function somebodyWaits(db: Db): Promise<void> {
  const seen = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => rows(await db.execute(seen)).length, { timeout: 10_000 }).toBe(1)
}
