import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { getDb } from '@/db/client'
import { signOut } from '@/db/commands/sessions/end'
import { SESSION_DAYS } from '@/db/commands/sessions/open'
import { now } from '@/lib/clock'
import { Forbidden, Invalid } from '@/lib/okr/errors'
import { signInInput } from '@/lib/okr/input/sessions'
import { originOf } from './origin'
import { sessionSecret } from './session-cookie'
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie-name'
import { openHere } from './sign-in'

/** The same sign-in as the form's, for a plain post to the callback. The token holds a session row's id and nothing else. */
export const nextAuthOptions = (): NextAuthOptions => ({
  secret: sessionSecret(),
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
  cookies: { sessionToken: { name: SESSION_COOKIE, options: { ...sessionCookieOptions } } },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (credentials, request) =>
        authorize(credentials, new Headers(request.headers as Record<string, string>)),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === 'string') await signOut({ db: await getDb(), now: now() }, token.sid)
    },
  },
})

async function authorize(credentials: unknown, headers: Headers): Promise<{ id: string } | null> {
  const parsed = signInInput.safeParse(credentials)
  if (!parsed.success) return null
  const userAgent = (headers.get('user-agent') ?? '').slice(0, 300)
  const visitor = {
    db: await getDb(),
    now: now(),
    locale: 'en' as const,
    origin: originOf(headers),
    userAgent,
  }
  try {
    const { sessionId } = await openHere(visitor, parsed.data)
    return { id: sessionId }
  } catch (error) {
    if (error instanceof Invalid) return null
    // next-auth puts the message into the address of the sign-in page.
    if (error instanceof Forbidden) throw new Error(error.key)
    throw error
  }
}
