import { asc } from 'drizzle-orm'
import { NotFound } from '../../lib/okr/errors'
import { administers, managesMetrics } from '../../lib/okr/permissions'
import type { Day } from '../../lib/okr/types'
import type { Context } from '../context'
import { company, metric, specialDay } from '../schema'

export type SpecialDay = { day: Day; kind: 'holiday' | 'make_up'; name: string }

export type AdminCompanyScreen = Omit<typeof company.$inferSelect, 'one' | 'createdAt' | 'demo'> & {
  specialDays: SpecialDay[]
  today: Day
}

/** The company's settings and special days, for an admin. */
export async function adminCompany({ viewer, db, today }: Context): Promise<AdminCompanyScreen> {
  if (!administers(viewer)) throw new NotFound()
  const [[settings], specialDays] = await Promise.all([
    db.select().from(company),
    db.select().from(specialDay).orderBy(asc(specialDay.day)),
  ])
  return { ...settings!, specialDays, today }
}

export type AdminMetric = Omit<typeof metric.$inferSelect, 'createdAt' | 'source' | 'externalId'>

/** What the company measures, used and archived, for admins and executives. */
export async function adminMetrics({ viewer, db, locale }: Context): Promise<AdminMetric[]> {
  if (!managesMetrics(viewer)) throw new NotFound()
  const found = await db.select().from(metric)
  const { compare } = new Intl.Collator(locale)
  const name = (one: AdminMetric) => (locale === 'en' ? one.nameEn : one.nameZh)
  return found.sort(
    (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || compare(name(a), name(b)),
  )
}
