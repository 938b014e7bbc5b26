import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings, sessionSecret } from './settings.mjs'

const secret = 'x'.repeat(32)
const database = 'postgres://paceline:secret@db.example:5432/paceline'

test('without any setting it listens here, with the embedded database under data/', () => {
  expect(readSettings({}, '/srv/paceline')).toEqual({
    host: '127.0.0.1',
    port: 3000,
    appUrl: 'http://127.0.0.1:3000',
    databaseUrl: null,
    databaseConnections: 10,
    databaseTimeout: 30,
    dataDir: '/srv/paceline/data',
    trustProxy: false,
  })
})

test.each([
  ['its own port', { PORT: '8080' }, { port: 8080, appUrl: 'http://127.0.0.1:8080' }],
  ['IPv6', { HOST: '::1' }, { appUrl: 'http://[::1]:3000' }],
  [
    'behind a proxy',
    { APP_URL: 'https://pl.example.com/', TRUST_PROXY: '1' },
    { appUrl: 'https://pl.example.com', trustProxy: true },
  ],
  ['PostgreSQL', { DATABASE_URL: database, SESSION_SECRET: secret }, { databaseUrl: database }],
  ['another folder', { DATA_DIR: '/var/lib/paceline' }, { dataDir: '/var/lib/paceline' }],
])('%s', (_, env, expected) => {
  expect(readSettings(env, '/srv/paceline')).toMatchObject(expected)
})

test.each([
  [{ PORT: '0' }, 'PORT must be'],
  [{ DATABASE_CONNECTIONS: '0' }, 'DATABASE_CONNECTIONS must be a whole number from 1 to 100'],
  [{ DATABASE_TIMEOUT: '1.5' }, 'DATABASE_TIMEOUT must be a whole number from 1 to 600'],
  [{ PORT: '3000x' }, 'PORT must be'],
  [{ PORT: '65536' }, 'PORT must be'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ HOST: 'not a host' }, 'HOST must be'],
  [{ HOST: '0.0.0.0' }, 'APP_URL is missing'],
  [{ APP_URL: 'pl.example.com' }, 'APP_URL must be'],
  [{ APP_URL: 'https://pl.example.com/app' }, 'APP_URL must be'],
  [{ APP_URL: 'javascript:alert(1)' }, 'APP_URL must be'],
  [{ DATABASE_URL: 'mysql://db/x', SESSION_SECRET: secret }, 'DATABASE_URL must look like'],
  [{ DATABASE_URL: 'postgres://db', SESSION_SECRET: secret }, 'DATABASE_URL must look like'],
  [{ DATABASE_URL: database }, 'SESSION_SECRET is missing'],
  [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET must have at least 32'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be'],
])('%j is refused in one sentence that names it', (env, sentence) => {
  expect(() => readSettings(env, '/srv/paceline')).toThrow(sentence)
})

test('a refusal never repeats the password of the database', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgrs://me:hunter2@db/x' }, '/')).toThrow(/^((?!hunter2).)*$/)
})

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'paceline-settings-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('the secret is made once, for this user only', () => {
  const made = sessionSecret({}, folder)
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(sessionSecret({}, folder)).toBe(made)
  expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600)
})

test('a given secret is taken, a damaged file is not', () => {
  expect(sessionSecret({ SESSION_SECRET: secret }, folder)).toBe(secret)
  writeFileSync(join(folder, 'session-secret'), 'torn')
  expect(() => sessionSecret({}, folder)).toThrow('damaged')
})
