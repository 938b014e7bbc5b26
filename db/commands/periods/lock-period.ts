import { eq, sql } from 'drizzle-orm'
import { Conflict, NotFound } from '../../../lib/okr/errors'
import { rows, sqlState, type Transaction } from '../../client'
import { period } from '../../schema'

/** How long a step of a period waits for those who write in it, before it asks to go first. */
const PATIENCE = '2s'
const OUT_OF_TIME = '57014'

/**
 * The period, held alone: whoever writes in it waits, and then sees the state it has. Where people go on writing without a pause the
 * step waits two seconds; then those inside finish, and who comes meanwhile is told.
 *
 * @throws NotFound, Conflict `periodClosed`
 */
export async function lockPeriod(tx: Transaction, periodId: string): Promise<typeof period.$inferSelect> {
  const found = await tx
    .transaction((inner) => heldInTime(inner, periodId))
    .catch(async (error: unknown) => {
      if (sqlState(error) !== OUT_OF_TIME) throw error
      await tx.execute(sql`select pg_advisory_xact_lock(period_gate(${periodId}::uuid))`)
      return held(tx, periodId)
    })
  if (!found) throw new NotFound()
  if (found.state === 'closed') throw new Conflict('periodClosed')
  return found
}

const held = async (tx: Transaction, periodId: string) =>
  (await tx.select().from(period).where(eq(period.id, periodId)).for('no key update'))[0]

async function heldInTime(tx: Transaction, periodId: string) {
  const limit = (time: string) => tx.execute(sql`select set_config('statement_timeout', ${time}, true)`)
  const [{ usual } = { usual: '0' }] = rows<{ usual: string }>(
    await tx.execute(sql`select current_setting('statement_timeout') as usual`),
  )
  // A lock's own time limit counts anew with each holder it waits for, and there is always another.
  await limit(PATIENCE)
  const found = await held(tx, periodId)
  await limit(usual)
  // Another step that runs out of patience now waits for this one.
  if (found) await tx.execute(sql`select enter_period(${periodId}::uuid)`)
  return found
}
