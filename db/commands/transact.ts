import { and, eq } from 'drizzle-orm'
import { Conflict } from '../../lib/okr/errors'
import type { Context } from '../context'
import { sqlState, type Transaction } from '../client'
import { submission } from '../schema'

/** What the closed-period trigger raises. */
const PERIOD_CLOSED = 'PL001'
/** What `enter_period` raises while a closing waits for those inside. */
const PERIOD_CLOSING = 'PL003'

/**
 * Runs a command's work in one transaction. A form's id is written with it: the same id again, even at the same moment, gets
 * the first answer and writes nothing. The answer is an id or nothing, so that it can be kept.
 *
 * @throws Conflict `periodClosed` when the database refuses a write to a closed period, `periodClosing` while one is about to be.
 */
export async function transact<T extends string | null>(
  ctx: Context,
  formId: string | null,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await ctx.db.transaction(async (tx) => {
      if (formId === null) return work(tx)
      const key = { personId: ctx.viewer.id, formId }
      const [first] = await tx
        .insert(submission)
        .values({ ...key, result: null, at: ctx.now })
        .onConflictDoNothing()
        .returning({ formId: submission.formId })
      const same = and(eq(submission.personId, key.personId), eq(submission.formId, formId))
      if (first === undefined) {
        const [earlier] = await tx.select({ result: submission.result }).from(submission).where(same)
        return (earlier?.result ?? null) as T
      }
      const result = await work(tx)
      if (result !== null) await tx.update(submission).set({ result }).where(same)
      return result
    })
  } catch (error) {
    if (sqlState(error) === PERIOD_CLOSED) throw new Conflict('periodClosed')
    if (sqlState(error) === PERIOD_CLOSING) throw new Conflict('periodClosing')
    throw error
  }
}
