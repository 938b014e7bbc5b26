import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { withPerson, type KnownBrowser } from '@/db/commands/sessions/known-browser'
import type { Opened } from '@/db/commands/sessions/sign-in'
import { sessionSecret } from './session-cookie'
import { sessionCookieOptions } from './session-cookie-name'

const COOKIE = sessionCookieOptions.secure ? '__Host-paceline-browser' : 'paceline-browser'
/** As long as browsers keep a cookie; each sign-in begins anew. */
const maxAge = 400 * 86_400
/** Another key than the session's: neither cookie can be sent as the other. */
const salt = 'paceline-browser'

const contents = z.object({
  id: z.string(),
  people: z.array(z.object({ id: z.string(), mark: z.string() })),
})

/** Encrypted and signed: nobody else can make one, or read who has signed in there. */
export const sealBrowser = (browser: KnownBrowser, secret: string): Promise<string> =>
  encode({ token: browser, secret, maxAge, salt })

/** Null for what we did not seal. */
export async function unsealBrowser(token: string | undefined, secret: string): Promise<KnownBrowser | null> {
  if (!token) return null
  const opened = await decode({ token, secret, salt }).catch(() => null)
  return contents.safeParse(opened).data ?? null
}

export const readKnownBrowser = async (): Promise<KnownBrowser | null> =>
  unsealBrowser((await cookies()).get(COOKIE)?.value, sessionSecret())

/** This browser is one in which the person has signed in. It stays so after they sign out. */
export async function rememberBrowser({
  personId,
  passwordMark,
}: Pick<Opened, 'personId' | 'passwordMark'>): Promise<void> {
  const browser = withPerson(await readKnownBrowser(), { id: personId, mark: passwordMark })
  const value = await sealBrowser(browser, sessionSecret())
  ;(await cookies()).set(COOKIE, value, { ...sessionCookieOptions, maxAge })
}
