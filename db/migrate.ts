import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openDb, rows, type Db, type OpenDb } from './client'

/** Any number, the same for every server: one at a time applies migrations. */
const LOCK = 7_223_546
/** Milliseconds between two looks whether another server is done. */
const PAUSE = 500

/** A state of the migrations that must be put right by a person; the message is the whole sentence to print. */
export class MigrationError extends Error {}

/** Beside the code: the standalone build carries its own copy and runs in its own folder. */
const migrationsFolder = () =>
  process.env.PACELINE_MIGRATIONS ?? join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations')

/**
 * Brings a database up to this version's schema and changes nothing when it is there already. Several servers may boot at once: on
 * PostgreSQL one applies the migrations, in one transaction that holds a lock, and the others look again until it is done. A lock
 * of the session would stay behind on a pooler's connection.
 *
 * @param say takes a sentence for whoever waits
 * @throws MigrationError when a migration was edited after it had been applied, or the database is newer than the code.
 */
export async function migrate(
  opened: OpenDb,
  url = process.env.DATABASE_URL,
  say: (sentence: string) => void = (sentence) => process.stderr.write(`${sentence}\n`),
): Promise<void> {
  if (opened.engine === 'pglite') return apply(opened.db)
  if (!url) throw new MigrationError('DATABASE_URL is needed to apply migrations.')
  // However long a migration takes.
  const own = await openDb({ url, connections: 1, statementSeconds: 0 })
  try {
    for (let tries = 0; !(await appliedAlone(own.db)); tries++) {
      if (tries % 120 === 0) say(await whoMigrates(own.db))
      await wait(PAUSE)
    }
  } finally {
    await own.close()
  }
}

/** False when another server has the lock. */
const appliedAlone = (db: Db): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [lock] = rows<{ taken: boolean }>(
      await tx.execute(sql`select pg_try_advisory_xact_lock(${LOCK}::bigint) as taken`),
    )
    if (!lock!.taken) return false
    await apply(tx)
    return true
  })

async function whoMigrates(db: Db): Promise<string> {
  const holders = rows<{ pid: number }>(
    await db.execute(
      sql`select pid from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32) + objid::bigint = ${LOCK}::bigint`,
    ),
  )
  const where = holders.map(({ pid }) => `process ${pid} of the database server`).join(', ')
  return `Waiting: another server is bringing the database up to date (${where || 'done just now'}).`
}

async function apply(db: Db): Promise<void> {
  // Both engines' migrators do the same, in a transaction of the one it is given.
  const { migrate: run } = await import('drizzle-orm/postgres-js/migrator')
  const folder = migrationsFolder()
  const files = namedMigrations(folder)
  compare(files, await applied(db), false)
  await run(db as never, { migrationsFolder: folder })
  compare(files, await applied(db), true)
}

type Named = { name: string; hash: string; at: number }

function namedMigrations(folder: string): Named[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  return readMigrationFiles({ migrationsFolder: folder }).map((file, i) => ({
    name: `db/migrations/${journal.entries[i]!.tag}.sql`,
    hash: file.hash,
    at: file.folderMillis,
  }))
}

async function applied(db: Db): Promise<{ hash: string; at: number }[]> {
  const [table] = rows<{ there: boolean }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`),
  )
  if (!table?.there) return []
  const found = rows<{ hash: string; created_at: string | number }>(
    await db.execute(sql`select hash, created_at from drizzle.__drizzle_migrations order by created_at`),
  )
  return found.map((row) => ({ hash: row.hash, at: Number(row.created_at) }))
}

function compare(files: Named[], done: { hash: string; at: number }[], complete: boolean): void {
  for (const { hash, at } of done) {
    const file = files.find((file) => file.at === at)
    if (!file)
      throw new MigrationError('The database was made by a newer version of Paceline: start that version.')
    if (file.hash !== hash)
      throw new MigrationError(
        `${file.name} was changed after it had been applied: restore it and put the change into a new migration.`,
      )
  }
  const left = complete ? files.find((file) => !done.some(({ at }) => at === file.at)) : undefined
  if (left)
    throw new MigrationError(`${left.name} is dated before one already applied: generate it again on top.`)
}
