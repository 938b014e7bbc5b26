import { and, eq } from 'drizzle-orm'
import { Conflict, Invalid } from '../../../lib/okr/errors'
import type { ChangePasswordInput } from '../../../lib/okr/input/sessions'
import type { Context, Patient } from '../../context'
import { hashPassword, passwordMatches } from '../../passwords'
import { person } from '../../schema'
import { recordActivity } from '../record-activity'
import { transact } from '../transact'
import { endSessionsOf } from './end'
import { passwordMark } from './known-browser'
import { requireGoodPassword } from './require-good-password'
import { countOwnPassword } from './throttle'

/**
 * Changes one's own password. Every other device is signed out; this one stays. Gives back the mark by which this browser remembers
 * the person; null where the same form was sent before.
 *
 * @throws Invalid on `currentPassword`, `newPassword`; Forbidden `passwordTurns`, `signInBusy`; Conflict
 */
export async function changePassword(
  ctx: Context & Patient & { sessionId: string },
  { formId, currentPassword, newPassword }: ChangePasswordInput,
): Promise<string | null> {
  const attempt = await countOwnPassword(ctx, ctx.viewer.id)
  await ctx.wait(attempt.wait)
  const [own] = await ctx.db
    .select({ passwordHash: person.passwordHash, name: person.name, email: person.email })
    .from(person)
    .where(eq(person.id, ctx.viewer.id))
  const before = own?.passwordHash ?? null
  if (!own || !(await passwordMatches(before, currentPassword, 'inside')))
    throw new Invalid({ currentPassword: { key: 'passwordWrong' } })
  await attempt.succeeded()
  await requireGoodPassword('newPassword', newPassword, { ...own, company: ctx.company.name })
  const passwordHash = await hashPassword(newPassword)
  const changed = await transact(ctx, formId, async (tx) => {
    const [row] = await tx
      .update(person)
      .set({ passwordHash })
      .where(and(eq(person.id, ctx.viewer.id), eq(person.passwordHash, before!)))
      .returning({ id: person.id })
    if (!row) throw new Conflict()
    await endSessionsOf(tx, ctx.now, ctx.viewer.id, ctx.sessionId)
    await recordActivity(tx, ctx, { event: 'session.change-password', subjectId: ctx.viewer.id })
    return ctx.viewer.id
  })
  return changed === null ? null : passwordMark(passwordHash)
}
