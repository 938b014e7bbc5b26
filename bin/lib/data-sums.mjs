import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { crc32 } from 'node:zlib'

/**
 * What a clean stop writes down about every file of the embedded database, in the database's own folder, so that it
 * travels with it into a backup. It is there only while the database is closed: whoever opens it removes it first.
 */
export const SUMS = 'paceline-sums.json'

/** An administrator may edit these; what is wrong in one is said by the engine. */
const settings = /^(postgresql(\.auto)?|pg_hba|pg_ident)\.conf$/

/** @returns {{ files: Record<string, [bytes: number, crc32: number]>, folders: string[] }} */
function sumsOf(database) {
  const files = {}
  const folders = []
  for (const entry of readdirSync(database, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(database, path).replaceAll('\\', '/')
    if (entry.isDirectory()) folders.push(name)
    else if (!settings.test(name) && !name.startsWith(SUMS)) files[name] = sumOf(path)
  }
  return { files, folders }
}

const part = Buffer.alloc(1024 * 1024)

function sumOf(path) {
  const handle = openSync(path, 'r')
  try {
    let [bytes, sum] = [0, 0]
    for (let read; (read = readSync(handle, part, 0, part.length, null)) > 0; bytes += read)
      sum = crc32(part.subarray(0, read), sum)
    return [bytes, sum]
  } finally {
    closeSync(handle)
  }
}

/** To be called when the database is closed. */
export function writeSums(database) {
  const file = join(database, SUMS)
  writeFileSync(`${file}.new`, JSON.stringify(sumsOf(database)), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** To be called before the database is opened, and after its files were compared. */
export function removeSums(database) {
  rmSync(join(database, SUMS), { force: true })
}

/**
 * The files that are not as they were at the last clean stop, each in words. None when it did not end with one: then
 * nothing can be said. Folders that only a program without empty ones has lost are made again.
 */
export function differencesFromSums(database) {
  const sums = readSums(database)
  if (sums === null) return []
  if (sums === undefined) return [`${SUMS} is damaged`]
  const differences = Object.entries(sums.files).flatMap(([name, sum]) =>
    difference(join(database, name), name, sum),
  )
  if (differences.length === 0)
    for (const name of sums.folders) mkdirSync(join(database, name), { recursive: true, mode: 0o700 })
  return differences
}

function readSums(database) {
  const file = join(database, SUMS)
  if (!existsSync(file)) return null
  try {
    const sums = JSON.parse(readFileSync(file, 'utf8'))
    return sums.files && sums.folders ? sums : undefined
  } catch {
    return undefined
  }
}

function difference(path, name, [bytes, sum]) {
  const now = statSync(path, { throwIfNoEntry: false })
  if (!now?.isFile()) return [`${name} is missing`]
  if (now.size !== bytes) return [`${name} has ${now.size} of ${bytes} bytes`]
  return sumOf(path)[1] === sum ? [] : [`${name} was changed`]
}
