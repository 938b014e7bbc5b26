import { existsSync, mkdirSync, openAsBlob, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { openDb, rows, type Db, type OpenDb } from '../client'
import { migrate } from '../migrate'

/** A prepared database that test files copy: migrated, and filled by `fill`. Made once a run, by the first who needs it. */
export type Template = { name: string; fill?: (db: Db) => Promise<unknown> }

export const emptyTemplate: Template = { name: 'empty' }

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Gives back the template database's name on the server. `run` keeps two runs on one server apart. */
export async function postgresTemplate(server: string, run: string, template: Template): Promise<string> {
  const name = `${run}_${template.name}`
  const building = `${name}_building`
  const admin = await openDb({ url: server, connections: 1 })
  try {
    await admin.db.execute(sql`select pg_advisory_lock(hashtext(${name}))`)
    const found = await admin.db.execute(sql`select 1 from pg_database where datname = ${name}`)
    if (rows(found).length > 0) return name
    await admin.db.execute(sql.raw(`drop database if exists ${building}`))
    await admin.db.execute(sql.raw(`create database ${building}`))
    await fillAndClose(
      await openDb({ url: databaseUrl(server, building) }),
      template,
      databaseUrl(server, building),
    )
    await admin.db.execute(sql.raw(`alter database ${building} rename to ${name}`))
    return name
  } finally {
    await admin.close()
  }
}

/** Removes what a run left on a server that is not its own. */
export async function dropDatabases(server: string, run: string): Promise<void> {
  const admin = await openDb({ url: server, connections: 1 })
  const found = await admin.db.execute(
    sql`select datname from pg_database where starts_with(datname, ${run})`,
  )
  for (const { datname } of rows<{ datname: string }>(found))
    await admin.db.execute(sql.raw(`drop database if exists ${datname} with (force)`))
  await admin.close()
}

/** The template as a dump of an embedded database's folder. */
export async function embeddedTemplate(folder: string, template: Template): Promise<Blob> {
  const file = join(folder, `${template.name}.tar`)
  const building = `${file}.building`
  while (!existsSync(file)) {
    if (!claimed(building)) {
      await wait(100)
      continue
    }
    try {
      if (existsSync(file)) break
      const opened = await openDb({})
      const dump = () => (opened.db as unknown as { $client: PGlite }).$client.dumpDataDir('none')
      const tar = await fill(opened, template).then(dump)
      writeFileSync(`${file}.part`, Buffer.from(await tar.arrayBuffer()))
      renameSync(`${file}.part`, file)
      await opened.close()
    } finally {
      rmSync(building, { recursive: true, force: true })
    }
  }
  return openAsBlob(file)
}

function claimed(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch {
    return false
  }
}

async function fill(opened: OpenDb, template: Template, url?: string): Promise<void> {
  await migrate(opened, url)
  await template.fill?.(opened.db)
}

async function fillAndClose(opened: OpenDb, template: Template, url: string): Promise<void> {
  try {
    await fill(opened, template, url)
  } finally {
    await opened.close()
  }
}
