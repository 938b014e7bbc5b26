import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { readFileSync } from 'node:fs'
import { openDb, rows, type Db, type OpenDb } from './client'

/** Any number, the same for every server: one at a time applies migrations. */
const LOCK = 7_223_546

/** A state of the migrations that must be put right by a person; the message is the whole sentence to print. */
export class MigrationError extends Error {}

/** Beside the code: the standalone build carries its own copy and runs in its own folder. */
const migrationsFolder = () =>
  process.env.PACELINE_MIGRATIONS ?? join(/* turbopackIgnore: true */ process.cwd(), 'db', 'migrations')

/**
 * Brings a database up to this version's schema and changes nothing when it is there already. Several servers may boot at
 * once: on PostgreSQL they queue on an advisory lock, held by a connection of its own.
 *
 * @throws MigrationError when a migration was edited after it had been applied, or the database is newer than the code.
 */
export async function migrate(opened: OpenDb, url = process.env.DATABASE_URL): Promise<void> {
  if (opened.engine === 'pglite') {
    const { migrate: apply } = await import('drizzle-orm/pglite/migrator')
    return checked(opened.db, (db, config) => apply(db as never, config))
  }
  if (!url) throw new MigrationError('DATABASE_URL is needed to apply migrations.')
  const { migrate: apply } = await import('drizzle-orm/postgres-js/migrator')
  const own = await openDb({ url, connections: 1 })
  try {
    await own.db.execute(sql`select pg_advisory_lock(${LOCK}::bigint)`)
    await checked(own.db, (db, config) => apply(db as never, config))
  } finally {
    // Closing the connection gives the lock back.
    await own.close()
  }
}

async function checked(
  db: Db,
  apply: (db: Db, config: { migrationsFolder: string }) => Promise<void>,
): Promise<void> {
  const folder = migrationsFolder()
  const files = namedMigrations(folder)
  compare(files, await applied(db), false)
  await apply(db, { migrationsFolder: folder })
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
