import { sql } from 'drizzle-orm'
import { openDb, type OpenDb } from '../../db/client'
import { migrate } from '../../db/migrate'
import { hashPassword } from '../../db/passwords'
import { installation } from '../../db/schema'
import { smallCompany } from '../../db/testing/small-company'

export const FRIDAY = '2026-11-13T15:00:00Z'
export const PASSWORD = 'long enough for a rep'

/** A company in an empty database, with a goal for each rep who logs and a password for everybody. */
export async function foundCompany(opened: OpenDb, url?: string) {
  await migrate(opened, url)
  await opened.db.insert(installation).values({
    one: true,
    installationId: '0190b6a0-0000-7000-8000-000000000001',
    createdAt: new Date(FRIDAY),
  })
  const company = await smallCompany(opened.db)
  const goals = {
    ann: await company.goalOf('ann'),
    bo: await company.goalOf('bo'),
    cai: await company.goalOf('cai'),
    max: await company.goalOf('max'),
  }
  await opened.db.execute(sql`update person set password_hash = ${await hashPassword(PASSWORD)}`)
  return { ...company, goals }
}
export type Company = Awaited<ReturnType<typeof foundCompany>>

/** A database of its own on a server, made through `admin` and then reached through `url`. */
export async function newDatabase(admin: string, name: string): Promise<void> {
  const opened = await openDb({ url: admin, connections: 1 })
  await opened.db.execute(sql.raw(`create database ${name}`))
  await opened.close()
}
