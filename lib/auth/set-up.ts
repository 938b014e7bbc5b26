import { ensureInstallation } from '@/db/commands/company/installation'
import { setUp } from '@/db/commands/company/set-up'
import { countSetUp } from '@/db/commands/sessions/throttle'
import type { Visitor } from '@/db/context'
import { Conflict, Invalid } from '@/lib/okr/errors'
import type { SetUpInput } from '@/lib/okr/input/company'
import { rememberBrowser } from './known-browser-cookie'
import { sessionSecret } from './session-cookie'
import { isSetupCode } from './setup-code'
import { rememberHere } from './sign-in'
import { waitFrom } from './waiting-room'

/**
 * The first setup, by whoever knows the code the server printed. Signs the first admin in and gives back where to go on.
 *
 * @throws Invalid on `code` and what the command refuses; Conflict `setupDone`; Forbidden `signInBusy`
 */
export async function setUpHere(ctx: Visitor, input: SetUpInput): Promise<string> {
  const { installationId, setUp: done } = await ensureInstallation(ctx.db, ctx.now)
  if (done) throw new Conflict('setupDone')
  const attempt = await countSetUp(ctx)
  await waitFrom(ctx.origin)(attempt.wait)
  if (!isSetupCode(input.code, sessionSecret(), installationId))
    throw new Invalid({ code: { key: 'setupCodeWrong' } })
  await attempt.succeeded()
  const made = await setUp(ctx, input)
  await rememberBrowser({ personId: made.adminId, passwordMark: made.passwordMark })
  await rememberHere({ sessionId: made.sessionId, locale: input.locale })
  return made.executiveId === made.adminId ? '/' : `/admin/people/${made.executiveId}`
}
