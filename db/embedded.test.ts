import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { beginDatabase, DamagedDataFolder, MAJOR } from '../bin/lib/data-folder.mjs'
import { openDb, type OpenDb } from './client'
import { migrate } from './migrate'
import { damagedTables, readThrough, type Damage } from './read-through'
import { contentOf, damageFile, DAMAGES, filesWithin, fileOf, type DamageKind } from './testing/damage'
import { smallCompany } from './testing/small-company'
import { embeddedTemplate, emptyTemplate } from './testing/templates'

const work = mkdtempSync(join(tmpdir(), 'paceline-embedded-'))
/** As it is after a clean stop, and as it is when the process was killed. */
const stopped = join(work, 'stopped')
const killed = join(work, 'killed')
const folder = join(work, 'folder')
const inDatabase = (path: string) => join(folder, 'pglite', path)

let content: string
let files: Record<'allowances' | 'key', string>

beforeAll(async () => {
  const from = await embeddedTemplate(inject('dumps'), emptyTemplate)
  const made = await openDb({ folder: stopped, from })
  await smallCompany(made.db)
  await made.db.execute(
    sql`insert into attempt_allowance (key, spent_until) select 'key ' || n, now() from generate_series(1, 3000) n`,
  )
  content = await contentOf(made.db)
  files = {
    allowances: await fileOf(made.db, 'attempt_allowance'),
    key: await fileOf(made.db, 'attempt_allowance_pkey'),
  }
  await made.db.execute(sql`checkpoint`)
  // What lies on the disk under an open database is what a kill leaves.
  cpSync(stopped, killed, { recursive: true })
  await made.close()
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

let opened: OpenDb | null = null
beforeEach(() => rmSync(folder, { recursive: true, force: true }))
afterEach(async () => {
  await opened?.close()
  opened = null
})

const open = async () => (opened = await openDb({ folder }))

async function damages(): Promise<Damage[]> {
  const noted: Damage[] = []
  await readThrough(await open(), (damage) => noted.push(damage), 0)
  return noted
}

test('a new database is of the version that is asked for', async () => {
  expect(readFileSync(join(stopped, 'pglite', 'PG_VERSION'), 'utf8').trim()).toBe(MAJOR)
})

test('an interrupted first start begins anew', async () => {
  const unfinished = beginDatabase(folder)
  cpSync(join(stopped, 'pglite'), unfinished, { recursive: true })
  rmSync(join(unfinished, 'global'), { recursive: true })
  writeFileSync(join(folder, 'session-secret'), 'x'.repeat(43))
  await migrate(await open())
  expect(existsSync(unfinished)).toBe(false)
})

describe('after a clean stop', () => {
  beforeEach(() => cpSync(stopped, folder, { recursive: true }))

  test('an untouched folder is opened, read through without a word, and closed alike', async () => {
    expect(await damages()).toEqual([])
    expect(await contentOf(opened!.db)).toBe(content)
    await opened!.close()
    expect(await damages()).toEqual([])
  })

  test('every file of the database that is missing, cut, blank or torn stops the start, and nothing is written', async () => {
    const names = filesWithin(join(folder, 'pglite')).filter((file) => !file.endsWith('.conf'))
    const sample = names.filter((file, i) => i % 40 === 0 || !/^(base|global)/.test(file))
    let refused = 0
    for (const [i, file] of sample.entries()) {
      const kind = DAMAGES[i % DAMAGES.length]!
      const before = readFileSync(inDatabase(file))
      const restore = damageFile(inDatabase(file), kind)
      const changed = kind === 'missing' || !readFileSync(inDatabase(file)).equals(before)
      if (changed) {
        await expect(openDb({ folder }), `${kind} ${file}`).rejects.toThrow(
          `The data folder ${folder} is not whole`,
        )
        refused++
      }
      restore()
    }
    expect(refused).toBeGreaterThan(20)
    expect(await contentOf((await open()).db)).toBe(content)
  })

  test('started with what is left when the sums were removed, it says which table lacks rows', async () => {
    damageFile(inDatabase(files.allowances), 'half')
    await expect(open()).rejects.toThrow(DamagedDataFolder)
    rmSync(inDatabase('paceline-sums.json'))
    expect(await damages()).toContainEqual({
      table: 'attempt_allowance',
      what: expect.stringMatching(/^\d+ rows are missing/),
    })
    expect(damagedTables()).toEqual(['attempt_allowance'])
  })
})

describe('after a kill', () => {
  beforeEach(() => cpSync(killed, folder, { recursive: true }))

  test('nothing is called damaged, and every row is there', async () => {
    expect(await damages()).toEqual([])
    expect(damagedTables()).toEqual([])
    expect(await contentOf(opened!.db)).toBe(content)
  })

  test.each<[DamageKind, 'allowances' | 'key', RegExp]>([
    ['half', 'allowances', /^\d+ rows are missing that its index attempt_allowance_pkey has$/],
    ['blank', 'allowances', /^3000 rows are missing that its index attempt_allowance_pkey has$/],
    ['missing', 'allowances', /could not open file/],
    ['blank', 'key', /attempt_allowance_pkey/],
  ])('a file that is %s: %s is named', async (kind, file, what) => {
    damageFile(inDatabase(files[file]), kind)
    expect(await damages()).toContainEqual({
      table: 'attempt_allowance',
      what: expect.stringMatching(what),
    })
  })

  test.each(['global/pg_control', 'global/pg_filenode.map'])(
    'the engine breaks off over a blank %s, and a sentence says so',
    async (file) => {
      damageFile(inDatabase(file), 'blank')
      await expect(open()).rejects.toThrow(
        new RegExp(
          `^The data folder ${folder} is not whole: its database cannot be opened \\(.+\\)\\. .*the backup`,
        ),
      )
    },
  )
})

test('when the engine breaks off while it serves, the process ends with a sentence, and nothing is answered from memory', () => {
  cpSync(stopped, folder, { recursive: true })
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'db/testing/break-log.ts', folder],
    {
      encoding: 'utf8',
    },
  )
  expect(stderr).toMatch(
    new RegExp(
      `^The database in ${folder} broke off \\(could not open file "pg_wal/.+\\), and Paceline ends with it`,
    ),
  )
  expect(status).toBe(1)
})

test('closing ends the reading without a word', async () => {
  cpSync(stopped, folder, { recursive: true })
  const noted: Damage[] = []
  const reading = readThrough(await open(), (damage) => noted.push(damage))
  await opened!.close()
  opened = null
  await reading
  expect(noted).toEqual([])
})
