import { and, eq, or } from 'drizzle-orm'
import { Invalid } from '../../../lib/okr/errors'
import type { SignInInput } from '../../../lib/okr/input/sessions'
import type { Locale } from '../../../lib/okr/types'
import { addressAt } from '../../addresses'
import type { Visitor } from '../../context'
import { passwordMatches } from '../../passwords'
import { person } from '../../schema'
import { openSession } from './open'
import { countAttempt } from './throttle'

export type Opened = { sessionId: string; personId: string; locale: Locale }

/**
 * Signs in with address and password. An unknown address, somebody deactivated, somebody without a password and a wrong password
 * get the same answer after the same work.
 *
 * @throws Invalid `signInFailed`
 * @throws Forbidden `tooManyAttempts`
 */
export async function signIn(ctx: Visitor, { email, password }: Omit<SignInInput, 'next'>): Promise<Opened> {
  const attempt = await countAttempt(ctx, email)
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
  const matches = await passwordMatches(passwordHash, password)
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
  return { sessionId, personId: found.id, locale: found.locale }
}
