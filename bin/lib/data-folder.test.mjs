import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginDatabase, hasDatabase } from './data-folder.mjs'
import { writeSums } from './data-sums.mjs'
import { sessionSecret } from './settings.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'paceline-data-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...path) => join(folder, ...path)
const write = (path, text) => {
  mkdirSync(at(path, '..'), { recursive: true })
  writeFileSync(at(path), text)
}

/** What the engine looks for before it opens a folder. */
function cluster() {
  write('pglite/PG_VERSION', '18\n')
  write('pglite/global/pg_control', 'state')
  write('pglite/base/5/1259', 'rows '.repeat(2000))
  write('pglite/pg_wal/000000010000000000000001', 'log')
  write('pglite/pg_xact/0000', 'committed')
  mkdirSync(at('pglite', 'pg_notify'))
  write('session-secret', 'x'.repeat(43))
}

describe('a first start begins', () => {
  test('where there is no folder', () => expect(hasDatabase(at('absent'))).toBe(false))
  test('in an empty folder', () => expect(hasDatabase(folder)).toBe(false))

  test('beside what a file system and our lock leave', () => {
    mkdirSync(at('lost+found'))
    write('lock', '')
    write('.gitkeep', '')
    expect(hasDatabase(folder)).toBe(false)
  })

  test('again, after it was interrupted at any step', () => {
    const unfinished = beginDatabase(folder)
    expect(hasDatabase(folder)).toBe(false)
    sessionSecret({}, folder)
    write('pglite.new/PG_VERSION', '18\n')
    write('pglite.new/base/5/1259', 'half')
    expect(hasDatabase(folder)).toBe(false)
    expect(beginDatabase(folder)).toBe(unfinished)
    expect(readdirSync(unfinished)).toEqual([])
  })
})

test('a whole folder has a database, also beside an interrupted first start', () => {
  cluster()
  expect(hasDatabase(folder)).toBe(true)
  beginDatabase(folder)
  expect(hasDatabase(folder)).toBe(true)
})

describe('is refused in a sentence that names the folder, what is missing and the backup', () => {
  test.each([
    [
      'a secret without its database',
      () => rmSync(at('pglite'), { recursive: true }),
      'no database (pglite)',
    ],
    [
      'an empty database folder',
      () => rmSync(at('pglite', 'PG_VERSION'), { force: true }),
      'pglite/PG_VERSION is missing',
    ],
    [
      'files of a database one folder too high',
      () => {
        cpSync(at('pglite'), folder, { recursive: true })
        rmSync(at('pglite'), { recursive: true })
        rmSync(at('session-secret'))
      },
      'no database (pglite)',
    ],
    [
      'an empty database folder',
      () => (rmSync(at('pglite'), { recursive: true }), mkdirSync(at('pglite'))),
      'are missing',
    ],
    [
      'a file in its place',
      () => (rmSync(at('pglite'), { recursive: true }), write('pglite', '')),
      'are missing',
    ],
    ['no control file', () => rmSync(at('pglite/global/pg_control')), 'pglite/global/pg_control is missing'],
    ['no log', () => rmSync(at('pglite/pg_wal'), { recursive: true }), 'pglite/pg_wal is missing'],
    ['an unreadable version', () => write('pglite/PG_VERSION', ''), 'pglite/PG_VERSION is damaged'],
    [
      'a blank list of transactions',
      () => write('pglite/pg_xact/0000', '\0'.repeat(64)),
      'pglite/pg_xact/0000 is blank',
    ],
  ])('%s', (_, damage, what) => {
    cluster()
    damage()
    const before = readdirSync(folder, { recursive: true }).sort()
    expect(() => hasDatabase(folder)).toThrow(what)
    expect(() => hasDatabase(folder)).toThrow(`The data folder ${folder} is not whole`)
    expect(() => hasDatabase(folder)).toThrow('restore the whole folder from the backup')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
  })

  test('a demo has another remedy', () => {
    cluster()
    rmSync(at('pglite/PG_VERSION'))
    process.env.PACELINE_DEMO = '1'
    try {
      expect(() => hasDatabase(folder)).toThrow('npm run demo -- --reset')
    } finally {
      delete process.env.PACELINE_DEMO
    }
  })

  test('a database of another PostgreSQL is not damaged, but needs another Paceline', () => {
    cluster()
    write('pglite/PG_VERSION', '17\n')
    expect(() => hasDatabase(folder)).toThrow(
      /made by PostgreSQL 17, and this Paceline has 18 inside.*Nothing was changed/,
    )
  })
})

describe('after a clean stop', () => {
  beforeEach(() => {
    cluster()
    writeSums(at('pglite'))
  })

  test('an untouched folder is whole, also copied without its empty folders, and with other settings of the engine', () => {
    rmSync(at('pglite/pg_notify'), { recursive: true })
    write('pglite/postgresql.conf', 'shared_buffers = 64MB')
    expect(() => hasDatabase(folder)).not.toThrow()
    expect(existsSync(at('pglite/pg_notify'))).toBe(true)
  })

  test.each([
    ['is missing', () => rmSync(at('pglite/base/5/1259'))],
    ['has 5000 of 10000 bytes', () => write('pglite/base/5/1259', 'rows '.repeat(1000))],
    ['was changed', () => write('pglite/base/5/1259', 'rows '.repeat(1999) + 'row  ')],
  ])('a file that %s', (what, damage) => {
    damage()
    expect(() => hasDatabase(folder)).toThrow(`base/5/1259 ${what}`)
    expect(() => hasDatabase(folder)).toThrow('restore the whole folder from the backup')
  })

  test('without a backup, the sums can be removed to start with what is left', () => {
    rmSync(at('pglite/base/5/1259'))
    expect(() => hasDatabase(folder)).toThrow(`delete ${at('pglite/paceline-sums.json')}`)
    rmSync(at('pglite/paceline-sums.json'))
    expect(() => hasDatabase(folder)).not.toThrow()
  })

  test('sums that were cut off themselves are no proof', () => {
    write('pglite/paceline-sums.json', '{"files":{')
    expect(() => hasDatabase(folder)).toThrow('paceline-sums.json is damaged')
  })
})

test.each([
  ['start.mjs', 'DATA_DIR', 'restore the whole folder from the backup'],
  ['demo.mjs', 'DEMO_DIR', 'npm run demo -- --reset'],
])('%s ends with 1 and the sentence, before anything is installed or built', (script, setting, remedy) => {
  cluster()
  write('demo.json', '{}')
  write('sign-ins.json', '[]')
  rmSync(at('pglite/PG_VERSION'))
  const { PATH, HOME } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [`bin/${script}`], {
    env: { PATH, HOME, [setting]: folder },
    encoding: 'utf8',
  })
  expect(stderr).toContain(`The data folder ${folder} is not whole: pglite/PG_VERSION is missing.`)
  expect(stderr).toContain(remedy)
  expect(stdout).toBe('')
  expect(status).toBe(1)
})
