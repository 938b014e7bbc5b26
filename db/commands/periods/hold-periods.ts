import { asc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../client'
import { period } from '../../schema'

/**
 * Periods in which something is about to be written, held shared in the order of their ids: closing one waits until it is written,
 * or is through and seen here. Every command holds them before anything else, so that it and a closing never wait for each other.
 *
 * @throws PL003 of the database, which `transact` says as Conflict `periodClosing`, where a closing has waited long enough
 */
export async function holdPeriods(
  tx: Transaction,
  where: SQL | undefined,
): Promise<(typeof period.$inferSelect)[]> {
  // Without its offset the subquery would be flattened, and periods that nobody asked for entered.
  const touched = tx.select({ id: period.id }).from(period).where(where).offset(0).as('touched')
  return tx
    .select(getTableColumns(period))
    .from(touched)
    .innerJoin(period, eq(period.id, touched.id))
    .where(sql`enter_period(${touched.id})`)
    .orderBy(asc(period.id))
    .for('share', { of: period })
}
