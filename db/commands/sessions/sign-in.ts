import { and, eq, or } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { SignInInput } from '../../../lib/okr/input/sessions'
import type { Locale } from '../../../lib/okr/types'
import { addressAt } from '../../addresses'
import type { Patient, Visitor } from '../../context'
import { passwordMatches } from '../../passwords'
import { person } from '../../schema'
import { browserOf, passwordMark, type KnownBrowser } from './known-browser'
import { openSession } from './open'
import { countSignIn } from './throttle'

/** `passwordMark`: by which the browser remembers that this person signed in there. */
export type Opened = { sessionId: string; personId: string; passwordMark: string; locale: Locale }

/**
 * Signs in with address and password. An unknown address, somebody deactivated, somebody without a password and a wrong password
 * get the same answer after the same work. Who has to wait does so before the password is looked at, and holds nothing meanwhile.
 *
 * @throws Invalid `signInFailed`
 * @throws Forbidden `tooManyAttempts`, `signInBusy`
 */
export async function signIn(
  ctx: Visitor & Patient & { browser: KnownBrowser | null },
  { email, password }: Omit<SignInInput, 'next'>,
): Promise<Opened> {
  const [found] = await ctx.db
    .select({
      id: person.id,
      passwordHash: person.passwordHash,
      active: person.active,
      locale: person.locale,
    })
    .from(person)
    .where(
      and(or(eq(person.email, email), eq(person.nextEmail, email)), eq(addressAt('person', ctx.now), email)),
    )
  const passwordHash = found?.active ? found.passwordHash : null
  const browser = found ? browserOf(ctx.browser, found.id, passwordHash) : null
  const attempt = await countSignIn(ctx, email, browser)
  await ctx.wait(attempt.wait)
  const matches = await passwordMatches(passwordHash, password, browser === null ? 'outside' : 'inside')
  if (!found || !passwordHash || !matches) throw new Invalid({}, 'signInFailed')
  await attempt.succeeded()
  const sessionId = await ctx.db.transaction(async (tx) => {
    const [still] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.id, found.id), eq(person.active, true), eq(person.passwordHash, passwordHash)))
      .for('share')
    if (!still) throw new Invalid({}, 'signInFailed')
    return openSession(tx, ctx, found.id)
  })
  return { sessionId, personId: found.id, passwordMark: passwordMark(passwordHash), locale: found.locale }
}
