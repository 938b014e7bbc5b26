import { v4 } from 'uuid'
import { buildDemo } from '../demo'
import type { Db } from '../client'
import type { Context } from '../context'
import { sessionFor } from '../queries/parts/session'
import { session } from '../schema'
import type { Template } from './templates'

/** A Friday in the middle of the demo's quarter, after the weekly hour. */
export const DEMO_NOW = new Date('2026-11-13T23:30:00Z')

export const demoTemplate: Template = { name: 'demo', fill: (db) => buildDemo(db, DEMO_NOW) }

/** What a request of that person knows, found out as a request does. */
export async function contextOf(db: Db, personId: string, now = DEMO_NOW): Promise<Context> {
  const id = v4()
  await db.insert(session).values({
    id,
    personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
    userAgent: 'test',
  })
  const found = await sessionFor(db, id, now)
  if (found === null) throw new Error('Nobody active has that id.')
  const { viewer, company, today, locale } = found
  return { viewer, company, today, locale, db, now }
}
