import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Db } from '../../client'
import { session } from '../../schema'

const FRESH_MINUTES = 5

/** A session's last use is written coarsely, so that reading a page is not a write. */
export const isStale = (lastSeenAt: Date, now: Date): boolean =>
  now.getTime() - lastSeenAt.getTime() > FRESH_MINUTES * 60_000

export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .update(session)
    .set({ lastSeenAt: now })
    .where(and(eq(session.id, sessionId), isNull(session.endedAt), lt(session.lastSeenAt, now)))
}
