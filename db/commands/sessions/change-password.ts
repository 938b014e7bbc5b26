import { and, eq } from 'drizzle-orm'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { ChangePasswordInput } from '../../../lib/okr/input/sessions'
import type { Context } from '../../context'
import { hashPassword, passwordMatches } from '../../passwords'
import { person } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { endSessionsOf } from './end'
import { countAttempt } from './throttle'

/** Changes one's own password. Every other device is signed out; this one stays. */
export async function changePassword(
  ctx: Context & { sessionId: string },
  { formId, currentPassword, newPassword }: ChangePasswordInput,
): Promise<null> {
  const attempt = await countAttempt({ ...ctx, origin: ctx.viewer.id }, ctx.viewer.id)
  const [own] = await ctx.db
    .select({ passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.id, ctx.viewer.id))
  const before = own?.passwordHash ?? null
  if (!(await passwordMatches(before, currentPassword)))
    throw new Invalid({ currentPassword: { key: 'passwordWrong' } })
  await attempt.succeeded()
  const passwordHash = await hashPassword(newPassword)
  return transact(ctx, formId, async (tx) => {
    const [changed] = await tx
      .update(person)
      .set({ passwordHash })
      .where(and(eq(person.id, ctx.viewer.id), eq(person.passwordHash, before!)))
      .returning({ id: person.id })
    if (!changed) throw new Conflict()
    await endSessionsOf(tx, ctx.now, ctx.viewer.id, ctx.sessionId)
    await recordActivity(tx, ctx, { event: 'session.change-password', subjectId: ctx.viewer.id })
    return null
  })
}
