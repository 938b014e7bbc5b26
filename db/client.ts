import { appendFileSync } from 'node:fs'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { openEmbedded } from './embedded'
import { keepParametersOutOfErrors } from './errors'
import * as schema from './schema'

export { driverCode, sqlState, uniqueViolation } from './errors'

export type Engine = 'pglite' | 'postgres'

/** One type for both engines. Raw `execute` answers differently on them: read it with `rows`. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>
export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0]

export type OpenDb = {
  db: Db
  engine: Engine
  /** Whether a pooler stands between us and the server, as the connections opened so far have shown. */
  isPooled: () => boolean
  close: () => Promise<void>
}

export type DbOptions = {
  /** A PostgreSQL server. Without it the embedded database is opened. */
  url?: string
  /** The embedded database's folder; without it, it lives in memory and dies with the process. */
  folder?: string
  /** What an embedded database starts from: a dump of another one's folder. */
  from?: Blob
  /** To a PostgreSQL server: how many connections, and seconds that a statement (0: as many as it needs) and a wait for a connection may take. */
  connections?: number
  statementSeconds?: number
  connectionSeconds?: number
  /** Called with each statement sent: on PostgreSQL by the driver itself, embedded by drizzle. */
  onStatement?: (sql: string, parameters: unknown[]) => void
}

/** The rows of a raw `db.execute(sql`…`)`, whichever engine answered. The caller says what they are. */
export function rows<T>(result: unknown): T[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[]
}

export async function openDb(options: DbOptions): Promise<OpenDb> {
  keepParametersOutOfErrors()
  return options.url ? openPostgres(options.url, options) : openEmbedded(options)
}

async function openPostgres(
  url: string,
  { connections = 10, statementSeconds = 30, connectionSeconds = 10, onStatement = () => {} }: DbOptions,
): Promise<OpenDb> {
  const [{ clientOver }, { openPool }, { drizzle }] = await Promise.all([
    import('./postgres/client'),
    import('./postgres/pool'),
    import('drizzle-orm/postgres-js'),
  ])
  // Counts come as bigint; ours stay far below 2^53.
  const types = { parsers: { 20: Number }, serializers: { 20: String } }
  const limits = { statement: statementSeconds * 1000, connection: connectionSeconds * 1000 }
  const pool = openPool({ url, size: connections, limits, types })
  const client = clientOver(pool, types, onStatement)
  const db = drizzle(client as never, { schema, casing: 'snake_case' }) as unknown as Db
  return { db, engine: 'postgres', isPooled: pool.isPooled, close: pool.close }
}

/** What the server's environment says about its database. `bin/start.mjs` has checked it by then. */
export const optionsFromEnvironment = (env: NodeJS.ProcessEnv = process.env): DbOptions => ({
  ...(env.DATABASE_URL
    ? {
        url: env.DATABASE_URL,
        connections: Number(env.DATABASE_CONNECTIONS || 10),
        statementSeconds: Number(env.DATABASE_TIMEOUT || 30),
      }
    : { folder: env.DATA_DIR ?? 'data' }),
  onStatement: statementLog(env.PACELINE_STATEMENT_LOG),
})

/** The benchmark counts statements and repeats them: each is appended to the file as a line of JSON. Off unless asked for. */
function statementLog(file: string | undefined) {
  return file
    ? (sql: string, parameters: unknown[]) => appendFileSync(file, JSON.stringify({ sql, parameters }) + '\n')
    : undefined
}

const shared = globalThis as { pacelineDb?: Promise<OpenDb> }

/** The server's one database, opened by the first who asks (never by the build, which only imports routes). */
export function sharedDb(): Promise<OpenDb> {
  shared.pacelineDb ??= openDb(optionsFromEnvironment())
  return shared.pacelineDb
}

export const getDb = async (): Promise<Db> => (await sharedDb()).db
