import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Db } from '../client'
import type { KnownBrowser } from '../commands/sessions/known-browser'
import type { Context, Patient, Visitor } from '../context'
import { newId } from '../ids'
import { hashPassword } from '../passwords'
import { activity, company, person, personRole } from '../schema'
import { smallCompany } from './small-company'

export const PASSWORD = 'a long enough password'

export type Guest = Visitor & Patient & { browser: KnownBrowser | null }

const FOUNDED = new Date('2026-09-01T08:00:00Z')

/** The small company with its row of settings, an admin, Ada, and a password everybody knows: for tests of access and administration. */
export async function administeredCompany(db: Db) {
  const small = await smallCompany(db)
  const passwordHash = await hashPassword(PASSWORD)
  const ada = newId(FOUNDED)
  await db.insert(person).values({
    id: ada,
    name: 'Ada Test',
    email: 'ada@paceline.example',
    position: 'Administrator',
    locale: 'zh-CN',
    active: true,
    createdAt: FOUNDED,
    version: 1,
  })
  await db
    .insert(personRole)
    .values({ id: newId(FOUNDED), personId: ada, role: 'admin', grantedAt: FOUNDED, confirmedAt: FOUNDED })
  await db.update(person).set({ passwordHash })
  await db.insert(company).values({
    one: true,
    ...settingsRow(small.as('eva', FOUNDED.toISOString())),
    demo: false,
    createdAt: FOUNDED,
    version: 1,
  })

  /** Ada's request. */
  const admin = (at: string, on: Db = db): Context => {
    const ctx = small.as('eva', at, on)
    const viewer = { ...ctx.viewer, id: ada, name: 'Ada Test', executive: false, admin: true }
    return { ...ctx, viewer }
  }

  /** A request of somebody not signed in, from a browser nobody has signed in with. It does not really wait. */
  const visitor = (at: string, changes: Partial<Guest> = {}): Guest => ({
    db,
    now: new Date(at),
    locale: 'en',
    origin: v4(),
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0',
    browser: null,
    wait: () => Promise.resolve(),
    ...changes,
  })

  /** What the log says of somebody or something, oldest first. */
  const told = (subjectId: string) =>
    db
      .select({
        event: activity.event,
        actorId: activity.actorId,
        before: activity.before,
        after: activity.after,
      })
      .from(activity)
      .where(eq(activity.subjectId, subjectId))
      .orderBy(activity.sequence)

  return { ...small, people: { ...small.people, ada }, admin, visitor, told }
}

export type AdministeredCompany = Awaited<ReturnType<typeof administeredCompany>>

const settingsRow = ({ company: settings }: Context) => ({
  name: settings.name,
  locale: settings.locale,
  currency: settings.currency,
  timeZone: settings.timeZone,
  checkInWeekday: settings.checkInWeekday,
  checkInTime: settings.checkInTime,
  onTrack: settings.onTrack,
  atRisk: settings.atRisk,
  scoreAgainst: settings.scoreAgainst,
  visibility: settings.visibility,
  penaltyAmounts: settings.penaltyAmounts,
})
