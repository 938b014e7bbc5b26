import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Locale } from '../../lib/okr/types'
import { administers, managesMetrics } from '../../lib/okr/permissions'
import { addressAt } from '../addresses'
import type { Context } from '../context'
import { person, session } from '../schema'
import { IDLE_DAYS } from './parts/session'

export type Device = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; here: boolean }

export type SettingsScreen = {
  name: string
  email: string
  locale: Locale
  devices: Device[]
  /** Executives who are no admins find the list of metrics from here. */
  metrics: boolean
}

/** What somebody may set for themselves, and the devices they are signed in on. */
export async function settingsScreen(ctx: Context & { sessionId: string }): Promise<SettingsScreen> {
  const { db, viewer } = ctx
  const [[own], devices] = await Promise.all([
    db
      .select({ name: person.name, email: addressAt('person', ctx.now), locale: person.locale })
      .from(person)
      .where(eq(person.id, viewer.id)),
    devicesOf(ctx),
  ])
  return { ...own!, devices, metrics: managesMetrics(viewer) && !administers(viewer) }
}

async function devicesOf({ db, viewer, now, sessionId }: Context & { sessionId: string }): Promise<Device[]> {
  const idleSince = new Date(now.getTime() - IDLE_DAYS * 86_400_000)
  const open = await db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(
      and(
        eq(session.personId, viewer.id),
        isNull(session.endedAt),
        gt(session.expiresAt, now),
        gt(session.lastSeenAt, idleSince),
      ),
    )
    .orderBy(desc(session.lastSeenAt))
    .limit(50)
  return open
    .map((one) => ({ ...one, here: one.id === sessionId }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}
