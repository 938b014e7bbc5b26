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

/** The id of the session row the request's cookie names; null without a cookie of ours. */
export async function readSessionCookie(): Promise<string | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  if (!token) return null
  const read = await decode({ token, secret: sessionSecret() }).catch(() => null)
  return typeof read?.sid === 'string' && uuid.test(read.sid) ? read.sid : null
}

export async function writeSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge })
  ;(await cookies()).set(SESSION_COOKIE, value, { ...sessionCookieOptions, maxAge })
}

export async function deleteSessionCookie(): Promise<void> {
  ;(await cookies()).set(SESSION_COOKIE, '', { ...sessionCookieOptions, maxAge: 0 })
}
