import { closeSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import {
  beginDatabase,
  DamagedDataFolder,
  DATABASE,
  DataFolderError,
  hasDatabase,
  remedy,
  syncFolder,
} from '../bin/lib/data-folder.mjs'
import { lockDataFolder } from '../bin/lib/data-lock.mjs'
import { removeSums, writeSums } from '../bin/lib/data-sums.mjs'
import type { Db, DbOptions, OpenDb } from './client'
import { sqlState } from './errors'
import * as schema from './schema'

/**
 * The embedded database, in a folder or in memory.
 *
 * @throws DataFolderError when the folder is not empty and not whole, DataFolderInUse when another process has it.
 */
export async function openEmbedded({ folder, from, onStatement }: DbOptions): Promise<OpenDb> {
  const { drizzle } = await import('drizzle-orm/pglite')
  const { client, close } = folder === undefined ? await inMemory(from) : await inFolder(folder, from)
  await client.exec(`set time zone 'UTC'`)
  const logger = onStatement && { logQuery: onStatement }
  const db = drizzle(client, { schema, casing: 'snake_case', logger }) as unknown as Db
  return { db, engine: 'pglite', isPooled: () => false, close }
}

type Client = { client: PGlite; close: () => Promise<void> }

async function inMemory(from: Blob | undefined): Promise<Client> {
  const { PGlite } = await import('@electric-sql/pglite')
  const client = await PGlite.create({ dataDir: 'memory://', ...(from && { loadDataDir: from }) })
  return { client, close: () => client.close() }
}

async function inFolder(folder: string, from?: Blob): Promise<Client> {
  // It has no lock of its own: two processes on one folder silently lose rows.
  const lock = await lockDataFolder(folder)
  try {
    const path = join(folder, DATABASE)
    if (!hasDatabase(folder)) await makeDatabase(folder, path, from)
    removeSums(path)
    syncFolder(path)
    const client = await start(folder, path)
    const close = async () => {
      await client.close()
      if (wasShutDown(path)) writeSums(path)
      await lock.release()
    }
    return { client, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Made under another name: a start that is killed meanwhile leaves nothing that looks like a database. */
async function makeDatabase(folder: string, path: string, from?: Blob): Promise<void> {
  const unfinished = beginDatabase(folder)
  await (await start(folder, unfinished, from)).close()
  renameSync(unfinished, path)
  syncFolder(folder)
}

async function start(folder: string, path: string, from?: Blob): Promise<PGlite> {
  const [{ PGlite }, { amcheck }, { pageinspect }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/amcheck'),
    import('@electric-sql/pglite/contrib/pageinspect'),
  ])
  let last: string | undefined
  let serving = false
  const options: PGliteOptions = {
    dataDir: path,
    ...(from && { loadDataDir: from }),
    // Loaded for `readThrough`; nothing is created in the database for them.
    extensions: { amcheck, pageinspect },
    onStderr: (line) => {
      const [, severity, reason] = logged.exec(line) ?? []
      if (reason && serving && severity !== 'ERROR') endWith(folder, reason)
      last = reason ?? last
      return true
    },
  }
  try {
    const client = await PGlite.create(options)
    serving = true
    return client
  } catch (error) {
    throw unopened(folder, last ?? firstLine(error))
  }
}

/** A line of the engine's log. What continues one, such as a text of ours in it, is indented. */
const logged = /^\d.*?\[\d+\] (FATAL|PANIC|ERROR): +(.+)/

/**
 * After a panic PostgreSQL ends at once, so that nothing half done is written; its log tells the next start what was done.
 * PGlite goes on and answers with what is left in memory, so the process has to end here, inside the engine's call.
 */
function endWith(folder: string, reason: string): never {
  writeSync(
    2,
    `The database in ${folder} broke off (${reason}), and Paceline ends with it. Put right what it says and start again. ` +
      `Where that is refused: ${remedy()}\n`,
  )
  process.exit(1)
}

/** The machine's own troubles are no damage. */
const machine =
  /permission denied|no space left|read-only file system|too many open files|out of memory|cannot allocate/i

function unopened(folder: string, reason: string): DataFolderError {
  if (machine.test(reason))
    return new DataFolderError(`The database in ${folder} cannot be opened: ${reason}.`)
  return new DamagedDataFolder(folder, `its database cannot be opened (${reason})`)
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0]!

/**
 * What a person reads when the database in the folder was opened and then could not be used; null when it is another kind
 * of failure. Files that cannot be read and an engine that broke off are damage; what else the database refuses may be.
 */
export function folderTrouble(folder: string, error: unknown): string | null {
  if (error instanceof DataFolderError) return error.message
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  if (!(inner instanceof Error)) return null
  const [state, reason] = [sqlState(error), firstLine(inner)]
  if (state ? /^(XX|58)/.test(state) : brokenOff.test(`${inner.name} ${reason}`))
    return new DamagedDataFolder(folder, `its database cannot be read (${reason})`).message
  return state
    ? `The database in ${folder} could not be brought up to date (${reason}). If it was whole when Paceline was last ` +
        `stopped, this is a fault of Paceline; if not: ${remedy()}`
    : null
}

const brokenOff = /Aborted\(|RuntimeError|ExitStatus|failed to initialize|out of bounds|unreachable/

/** Whether the engine ended as it should: byte 16 of the control file is the cluster's state, 1 is *shut down*. */
function wasShutDown(path: string): boolean {
  const file = openSync(join(path, 'global', 'pg_control'), 'r')
  try {
    const state = Buffer.alloc(4)
    readSync(file, state, 0, 4, 16)
    return state.readUInt32LE() === 1
  } finally {
    closeSync(file)
  }
}
