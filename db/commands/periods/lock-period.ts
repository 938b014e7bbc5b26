import { eq } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import type { Transaction } from '../../client'
import { period } from '../../schema'

/**
 * The period, locked for its direction: of two who write it at once the second sees what the first did.
 *
 * @throws NotFound, Conflict `periodClosed`
 */
export async function lockPeriod(tx: Transaction, periodId: string): Promise<typeof period.$inferSelect> {
  const [found] = await tx.select().from(period).where(eq(period.id, periodId)).for('no key update')
  if (!found) throw new NotFound()
  if (found.state === 'closed') throw new Conflict('periodClosed')
  return found
}
