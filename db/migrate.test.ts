import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { openDb } from './client'
import { migrate, MigrationError } from './migrate'
import { engine, testDb, type TestDb } from './testing/test-db'
import { databaseUrl } from './testing/templates'

let opened: TestDb
const folder = mkdtempSync(join(tmpdir(), 'paceline-migrations-'))

beforeAll(async () => {
  opened = await testDb()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await opened.close()
})

test('a migrated database is left as it is', async () => {
  await migrate(opened, opened.url)
  await migrate(opened, opened.url)
})

test('a migration edited after it was applied is refused by name', async () => {
  cpSync('db/migrations', folder, { recursive: true })
  appendFileSync(join(folder, '0000_schema.sql'), '\n-- changed')
  vi.stubEnv('PACELINE_MIGRATIONS', folder)
  await expect(migrate(opened, opened.url)).rejects.toThrow(MigrationError)
  await expect(migrate(opened, opened.url)).rejects.toThrow('db/migrations/0000_schema.sql was changed')
})

// The embedded database has one connection and one server.
if (engine() === 'postgres') {
  test('a server that has to wait for another’s migration says so, and goes on when it is done', async () => {
    const other = await opened.another()
    const said: string[] = []
    let done: Promise<void> | undefined
    await other.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(7223546::bigint)`)
      await new Promise<void>((resolve) => {
        done = migrate(opened, opened.url, (sentence) => {
          said.push(sentence)
          resolve()
        })
      })
    })
    await done
    expect(said).toEqual([
      expect.stringMatching(/^Waiting: another server .* \(process \d+ of the database server\)\.$/),
    ])
  })

  test('six servers boot at once on an empty database', async () => {
    const server = inject('server')
    const name = `${inject('run')}_boots`
    const url = databaseUrl(server, name)
    await opened.db.execute(sql.raw(`create database ${name}`))
    const servers = await Promise.all(Array.from({ length: 6 }, () => openDb({ url, connections: 2 })))
    await Promise.all(servers.map((each) => migrate(each, url)))
    await Promise.all(servers.map((each) => each.close()))
  })
}
