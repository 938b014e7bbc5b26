import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Locale } from '../../lib/okr/types'
import { administers, managesMetrics } from '../../lib/okr/permissions'
import { rows } from '../client'
import { confirmers } from '../confirmers'
import type { Context } from '../context'
import { person, session } from '../schema'
import { IDLE_DAYS } from './parts/session'

export type Device = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; here: boolean }

export type PendingExecutive = { roleId: string; personName: string; grantedByName: string; grantedAt: Date }

export type PendingLink = { invitationId: string; personName: string; createdByName: string; createdAt: Date }

export type SettingsScreen = {
  name: string
  email: string
  locale: Locale
  devices: Device[]
  /** Roles waiting for the viewer's confirmation as an executive. */
  pending: PendingExecutive[]
  /** Links for another executive's password that wait for the viewer's confirmation. */
  pendingLinks: PendingLink[]
  /** Executives who are no admins find the list of metrics from here. */
  metrics: boolean
}

/** What somebody may set for themselves, the devices they are signed in on, and what waits for them as an executive. */
export async function settingsScreen(ctx: Context & { sessionId: string }): Promise<SettingsScreen> {
  const { db, viewer } = ctx
  const [[own], devices, pending, pendingLinks] = await Promise.all([
    db
      .select({ name: person.name, email: person.email, locale: person.locale })
      .from(person)
      .where(eq(person.id, viewer.id)),
    devicesOf(ctx),
    viewer.executive ? pendingFor(ctx) : [],
    viewer.executive ? linksFor(ctx) : [],
  ])
  return { ...own!, devices, pending, pendingLinks, metrics: managesMetrics(viewer) && !administers(viewer) }
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

async function pendingFor({ db, viewer }: Context): Promise<PendingExecutive[]> {
  const found = await db.execute(sql`
    select r.id as "roleId", p.name as "personName", g.name as "grantedByName", r.granted_at as "grantedAt"
    from person_role r join person p on p.id = r.person_id and p.active join person g on g.id = r.granted_by
    where r.role = 'executive' and r.confirmed_at is null and r.revoked_at is null
      and r.person_id <> ${viewer.id} and r.granted_by <> ${viewer.id}
    order by r.granted_at`)
  return rows<PendingExecutive>(found).map((one) => ({ ...one, grantedAt: new Date(one.grantedAt) }))
}

async function linksFor({ db, viewer, now }: Context): Promise<PendingLink[]> {
  const found = await db.execute(sql`
    select i.id as "invitationId", p.name as "personName", c.name as "createdByName", i.created_at as "createdAt"
    from invitation i join person p on p.id = i.person_id and p.active join person c on c.id = i.created_by
    where i.used_at is null and i.revoked_at is null and i.confirmed_at is null and i.expires_at > ${now.toISOString()}::timestamptz
      and i.person_id <> ${viewer.id} and i.created_by <> ${viewer.id}
      and exists (select from ${confirmers} where r.person_id = i.person_id)
    order by i.created_at`)
  return rows<PendingLink>(found).map((one) => ({ ...one, createdAt: new Date(one.createdAt) }))
}
