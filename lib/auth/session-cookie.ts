import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { SESSION_DAYS } from '@/db/commands/sessions/open'
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie-name'

const maxAge = SESSION_DAYS * 86_400
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Read when it is used: the build imports routes without a secret. */
export function sessionSecret(): string {
  const secret = process.env.SESSION_SECRET ?? process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('SESSION_SECRET is missing.')
  return secret
}

/**
 * Which row a cookie names, for cookies opened before: to derive the key and decrypt takes as long as to ask whose session it is.
 * That the session still stands is not kept: its row is asked with every request, and ends no later than the cookie.
 */
const opened = new Map<string, string>()
const MOST_OPENED = 1000

/** The id of the session row the request's cookie names; null without a cookie of ours. */
export const readSessionCookie = async (): Promise<string | null> =>
  sessionIn((await cookies()).get(SESSION_COOKIE)?.value)

/** The id of the session row a cookie names; null where it was not made here. That the row still stands is not asked. */
export async function sessionIn(token: string | undefined): Promise<string | null> {
  if (!token) return null
  const known = opened.get(token)
  if (known !== undefined) return known
  const read = await decode({ token, secret: sessionSecret() }).catch(() => null)
  if (typeof read?.sid !== 'string' || !uuid.test(read.sid)) return null
  if (opened.size >= MOST_OPENED) opened.clear()
  opened.set(token, read.sid)
  return read.sid
}

export async function writeSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge })
  ;(await cookies()).set(SESSION_COOKIE, value, { ...sessionCookieOptions, maxAge })
}

export async function deleteSessionCookie(): Promise<void> {
  ;(await cookies()).set(SESSION_COOKIE, '', { ...sessionCookieOptions, maxAge: 0 })
}
