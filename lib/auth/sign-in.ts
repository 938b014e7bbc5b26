import { cookies } from 'next/headers'
import { acceptInvitation } from '@/db/commands/people/accept-invitation'
import { setLanguage } from '@/db/commands/people/set-language'
import { changePassword } from '@/db/commands/sessions/change-password'
import { signOut as endThisSession } from '@/db/commands/sessions/end'
import { signIn, type Opened } from '@/db/commands/sessions/sign-in'
import type { Context, Visitor } from '@/db/context'
import { LOCALE_COOKIE } from '@/lib/i18n/locale'
import type { SetLanguageInput } from '@/lib/okr/input/people'
import type { AcceptInvitationInput, ChangePasswordInput, SignInInput } from '@/lib/okr/input/sessions'
import type { Locale } from '@/lib/okr/types'
import { readKnownBrowser, rememberBrowser } from './known-browser-cookie'
import { deleteSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie'
import { sessionCookieOptions } from './session-cookie-name'
import { waitFrom } from './waiting-room'

/** Signs in and sets the cookies of the answer. Gives back the path to go on to. */
export async function signInHere(ctx: Visitor, input: SignInInput): Promise<string> {
  await rememberHere(await openHere(ctx, input))
  return input.next
}

/** The same for every door: waits where it has to, and takes this browser for one the person has signed in with. */
export async function openHere(ctx: Visitor, input: Omit<SignInInput, 'next'>): Promise<Opened> {
  const browser = await readKnownBrowser()
  const opened = await signIn({ ...ctx, browser, wait: waitFrom(ctx.origin) }, input)
  await rememberBrowser(opened)
  return opened
}

/** This browser carries the session, and speaks the person's language from now on. */
export async function rememberHere({
  sessionId,
  locale,
}: Pick<Opened, 'sessionId' | 'locale'>): Promise<void> {
  await writeSessionCookie(sessionId)
  await rememberLocale(locale)
}

export async function rememberLocale(locale: Locale): Promise<void> {
  ;(await cookies()).set(LOCALE_COOKIE, locale, {
    ...sessionCookieOptions,
    httpOnly: false,
    maxAge: 365 * 86_400,
  })
}

/** Ends the session and deletes its cookie; without a session it only deletes the cookie. */
export async function signOutHere(ctx: Visitor): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId !== null) await endThisSession(ctx, sessionId)
  await deleteSessionCookie()
}

/** Chooses a password by a one-time link, and is signed in. */
export async function acceptInvitationHere(ctx: Visitor, input: AcceptInvitationInput): Promise<void> {
  const opened = await acceptInvitation(ctx, input)
  await rememberBrowser(opened)
  await rememberHere(opened)
}

/** Changes one's own password. This browser stays known; the others are not any more. */
export async function changePasswordHere(
  ctx: Context & { sessionId: string },
  input: ChangePasswordInput,
): Promise<null> {
  const wait = waitFrom(ctx.viewer.id)
  const passwordMark = await changePassword({ ...ctx, wait }, input)
  if (passwordMark !== null) await rememberBrowser({ personId: ctx.viewer.id, passwordMark })
  return null
}

/** The person's language, and from the next page on this browser's. */
export async function setLanguageHere(ctx: Context, input: SetLanguageInput): Promise<void> {
  await setLanguage(ctx, input)
  await rememberLocale(input.locale)
}
