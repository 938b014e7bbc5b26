import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { openDb, rows } from './client'
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

test('what waited for an executive before confirmations had a table waits in it', async () => {
  const url = await emptyDatabase('waited')
  const before = await openDb(url ? { url, connections: 2 } : { folder: join(folder, 'waited') })
  try {
    vi.stubEnv('PACELINE_MIGRATIONS', migrationsBefore(10))
    await migrate(before, url)
    const [eve, lea, rob, ada] = [1, 2, 3, 4].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`)
    const at = '2026-11-13T15:00:00Z'
    await before.db.execute(sql`
      with people as (
        insert into person (id, name, email, password_hash, position, locale, active, created_at, version)
        select id::uuid, id, id || '@paceline.example', 'x', '', 'en', true, ${at}, 1
        from unnest(string_to_array(${[eve, lea, rob, ada].join()}, ',')) id returning id
      ), team as (
        insert into team (id, name, created_at, version) values (${eve}, 'Harbour', ${at}, 1)
      ), lead as (
        insert into team_lead (id, valid_from, recorded_at, team_id, person_id) values (${eve}, '2026-11-01', ${at}, ${eve}, ${lea})
      ), roles as (
        insert into person_role (id, person_id, role, granted_by, granted_at) values (${rob}, ${rob}, 'executive', ${ada}, ${at})
      )
      insert into invitation (id, person_id, token_hash, created_by, created_at, expires_at)
      select id, id, id::text, ${ada}, ${at}, '2026-11-20T15:00:00Z' from people where id in (${lea}, ${eve})`)
    vi.unstubAllEnvs()
    await migrate(before, url)
    const waiting = rows(
      await before.db.execute(
        sql`select kind, person_id, subject_id, asked_by from confirmation where settled_at is null order by kind`,
      ),
    )
    expect(waiting).toEqual([
      { kind: 'executive', person_id: rob, subject_id: rob, asked_by: ada },
      { kind: 'link', person_id: lea, subject_id: lea, asked_by: ada },
    ])
  } finally {
    await before.close()
  }
})

/** A copy of the migrations as they were when there were so many. */
function migrationsBefore(count: number): string {
  const copy = join(folder, 'before')
  cpSync('db/migrations', copy, { recursive: true })
  const journal = join(copy, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }))
  return copy
}

/** The address of an empty database on the server; none where a folder is the database. */
async function emptyDatabase(name: string): Promise<string | undefined> {
  if (engine() !== 'postgres') return undefined
  const whole = `${inject('run')}_${name}`
  await opened.db.execute(sql.raw(`create database ${whole}`))
  return databaseUrl(inject('server'), whole)
}

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
    const url = (await emptyDatabase('boots'))!
    const servers = await Promise.all(Array.from({ length: 6 }, () => openDb({ url, connections: 2 })))
    await Promise.all(servers.map((each) => migrate(each, url)))
    await Promise.all(servers.map((each) => each.close()))
  })
}
