import { and, eq, isNull, ne } from 'drizzle-orm'
import { NotFound } from '../../../lib/okr/errors'
import type { EndOtherSessionsInput, EndSessionInput } from '../../../lib/okr/input/sessions'
import type { Db, Transaction } from '../../client'
import type { Context } from '../../context'
import { session } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'

/** Ends the session of this browser, whoever it belongs to. Signing out twice is signing out. */
export async function signOut(ctx: { db: Db; now: Date }, sessionId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ endedAt: ctx.now })
      .where(and(eq(session.id, sessionId), isNull(session.endedAt)))
      .returning({ personId: session.personId })
    if (ended)
      await recordActivity(
        tx,
        { viewer: { id: ended.personId }, now: ctx.now },
        { event: 'session.end', subjectId: sessionId },
      )
  })
}

/** Signs one of the viewer's own devices out. */
export const endSession = (ctx: Context, { formId, sessionId }: EndSessionInput): Promise<null> =>
  transact(ctx, formId, async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ endedAt: ctx.now })
      .where(and(eq(session.id, sessionId), eq(session.personId, ctx.viewer.id), isNull(session.endedAt)))
      .returning({ id: session.id })
    if (!ended) throw new NotFound()
    await recordActivity(tx, ctx, { event: 'session.end', subjectId: sessionId })
    return null
  })

/** Signs all of the viewer's devices out but this one. */
export const endOtherSessions = (
  ctx: Context & { sessionId: string },
  { formId }: EndOtherSessionsInput,
): Promise<null> =>
  transact(ctx, formId, async (tx) => {
    await endSessionsOf(tx, ctx.now, ctx.viewer.id, ctx.sessionId)
    await recordActivity(tx, ctx, { event: 'session.end-others', subjectId: ctx.viewer.id })
    return null
  })

/** Ends what somebody has open, but for one session. For commands that end sessions as part of something larger. */
export async function endSessionsOf(
  tx: Transaction,
  now: Date,
  personId: string,
  exceptId?: string,
): Promise<void> {
  const open = and(eq(session.personId, personId), isNull(session.endedAt))
  await tx
    .update(session)
    .set({ endedAt: now })
    .where(exceptId === undefined ? open : and(open, ne(session.id, exceptId)))
}
