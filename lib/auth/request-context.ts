import 'server-only'
import { getLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { cache } from 'react'
import { getDb } from '@/db/client'
import { isStale, touchSession } from '@/db/commands/sessions/touch'
import type { Context, Visitor } from '@/db/context'
import { personHere } from '@/db/queries/parts/person-here'
import { sessionFor, type SessionFacts } from '@/db/queries/parts/session'
import { now } from '@/lib/clock'
import { Forbidden, OpenedByOther } from '@/lib/okr/errors'
import { PATH_HEADER, signInPath } from './courtesy'
import { originOf } from './origin'
import { seeOther } from './see-other'
import { readSessionCookie } from './session-cookie'

export type PublicContext = Visitor

/** A context that also knows which session asks, and the team whose board is theirs. */
export type SignedIn = Context & Pick<SessionFacts, 'sessionId' | 'home'>

/** Who is signed in, or null. Asked once a request however many components ask. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await readSessionCookie()
  if (sessionId === null) return null
  const at = now()
  const db = await getDb()
  const [found, locale] = await Promise.all([sessionFor(db, sessionId, at), getLocale()])
  if (found === null) return null
  if (isStale(found.lastSeenAt, at)) after(() => touchSession(db, sessionId, at))
  const { viewer, company, today, home, snapshot } = found
  return { viewer, company, db, now: at, today, locale, sessionId, home, snapshot }
})

/** Who asks for a page. Nobody signed in: the answer is 303 to the sign-in page, which leads back here. */
export async function requestContext(): Promise<SignedIn> {
  return (await currentSession()) ?? seeOther(signInPath((await headers()).get(PATH_HEADER) ?? ''))
}

/**
 * Who sends a form, which is whom its page was made for: in the same browser somebody else may have signed in since. Otherwise an
 * error beside the form, so that what was typed is kept.
 *
 * @param openedBy what the form says of itself: the id of a person
 */
export async function actionContext(openedBy: unknown): Promise<SignedIn> {
  const session = await currentSession()
  if (session === null) throw new Forbidden('signedOut')
  if (openedBy === session.viewer.id) return session
  if (typeof openedBy !== 'string' || openedBy === '') throw new Forbidden('formTooOld')
  const viewer = session.viewer.name
  // Everybody signed in sees who is in the company.
  const opener = await personHere(session, openedBy)
  throw opener
    ? new OpenedByOther('openedByOther', { opener: opener.name, viewer })
    : new OpenedByOther('openedBySomebody', { viewer })
}

export async function publicContext(): Promise<PublicContext> {
  const [db, locale, head] = await Promise.all([getDb(), getLocale(), headers()])
  const userAgent = (head.get('user-agent') ?? '').slice(0, 300)
  return { db, now: now(), locale, origin: originOf(head), userAgent }
}
