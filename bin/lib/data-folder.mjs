import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { Stop } from './stop.mjs'
import { differencesFromSums, SUMS } from './data-sums.mjs'

/** The database's folder in the data folder. It gets this name when it is complete, so that half of one never has it. */
export const DATABASE = 'pglite'
const UNFINISHED = 'pglite.new'

/** The PostgreSQL inside the engine. Another one cannot read its files. */
export const MAJOR = '18'

/** What may lie in a folder before a database is made in it: our lock, and what file systems and their tools leave. */
const notData = /^(lock|lock\.socket|lost\+found|\..*)$/

/** Without these no cluster can be opened, and the engine would begin a new one or break off without a word. */
const needed = ['PG_VERSION', 'base', 'global', 'global/pg_control', 'pg_wal', 'pg_xact', 'pg_xact/0000']

/** The data folder cannot be used as it is. The message is everything a person has to read. */
export class DataFolderError extends Stop {}

/** The folder held a company once, and something of it is missing or was changed. Nothing may be written over it. */
export class DamagedDataFolder extends DataFolderError {
  constructor(folder, what, otherwise = '') {
    super(
      `The data folder ${folder} is not whole: ${what}. Nothing was written over it. ${remedy()}${demo() ? '' : otherwise}`,
    )
  }
}

const demo = () => process.env.PACELINE_DEMO === '1'

/** What a person does about a damaged folder. */
export const remedy = () =>
  demo()
    ? 'Make the demo anew: npm run demo -- --reset'
    : 'Stop Paceline, restore the whole folder from the backup that was made of it while Paceline was stopped, in place of ' +
      'what is there, and start again.'

/**
 * Whether a database is in the data folder. Where there is none, the folder is absent or empty, or a first start was
 * interrupted before anything could be entered.
 *
 * @throws DataFolderError when it is neither empty nor whole.
 */
export function hasDatabase(folder) {
  const names = namesIn(folder).filter((name) => !notData.test(name))
  if (names.includes(DATABASE)) {
    checkCluster(folder)
    checkSums(folder)
    return true
  }
  if (names.length === 0 || names.includes(UNFINISHED)) return false
  const others = names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '')
  throw new DamagedDataFolder(
    folder,
    `there is no database (${DATABASE}) in it, and it is not empty (${others})`,
    ' For a new company choose an empty folder.',
  )
}

function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw new DataFolderError(`The data folder ${folder} cannot be read (${error.code}).`)
  }
}

function checkCluster(folder) {
  const missing = needed.filter((path) => !existsSync(join(folder, DATABASE, path)))
  if (missing.length > 0)
    throw new DamagedDataFolder(
      folder,
      `${missing.map((path) => `${DATABASE}/${path}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    )
  const version = readFileSync(join(folder, DATABASE, 'PG_VERSION'), 'utf8').trim()
  if (/^\d+$/.test(version) && version !== MAJOR)
    throw new DataFolderError(
      `The database in ${folder} was made by PostgreSQL ${version}, and this Paceline has ${MAJOR} inside: ` +
        'start the Paceline that made it. Nothing was changed.',
    )
  if (version !== MAJOR) throw new DamagedDataFolder(folder, `${DATABASE}/PG_VERSION is damaged`)
  // It says which transactions were made: blank, it would take back every one.
  if (
    readFileSync(join(folder, DATABASE, 'pg_xact', '0000'))
      .subarray(0, 8192)
      .every((byte) => byte === 0)
  )
    throw new DamagedDataFolder(folder, `${DATABASE}/pg_xact/0000 is blank`)
}

/** Compares the database's files with what the last clean stop wrote down about them, and names some of those that differ. */
function checkSums(folder) {
  const differences = differencesFromSums(join(folder, DATABASE))
  if (differences.length === 0) return
  const [first, second, third, ...more] = differences
  const named =
    [first, second, third].filter(Boolean).join(', ') + (more.length > 0 ? `, … ${more.length} more` : '')
  throw new DamagedDataFolder(
    folder,
    `its database is not as Paceline left it when it was last stopped (${named})`,
    ` Without a backup, delete ${join(folder, DATABASE, SUMS)}: Paceline then starts with what can be read, ` +
      'and says what cannot.',
  )
}

/**
 * Marks that a database is about to be made here, before anything else is written that belongs to one. Gives back the path in
 * which it is made until it gets its name, an empty folder.
 */
export function beginDatabase(folder) {
  const path = join(folder, UNFINISHED)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true })
  return path
}

/** A name given or taken is on the disk when this returns. */
export function syncFolder(folder) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
