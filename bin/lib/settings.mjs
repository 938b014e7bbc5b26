import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { Stop } from './stop.mjs'

/**
 * The settings of a server, read from the environment. A missing or malformed one stops with one sentence that names it.
 *
 * @typedef {{ host: string, port: number, appUrl: string, databaseUrl: string | null, databaseConnections: number, databaseTimeout: number, dataDir: string, trustProxy: boolean }} Settings
 */
export function readSettings(env, root) {
  const port = readPort(env.PORT)
  const host = readHost(env.HOST)
  const databaseUrl = readDatabaseUrl(env.DATABASE_URL)
  if (databaseUrl && !env.SESSION_SECRET)
    throw new Stop(
      'SESSION_SECRET is missing: with DATABASE_URL set, every server needs the same secret of at least 32 characters.',
    )
  if (env.SESSION_SECRET !== undefined && env.SESSION_SECRET.length < 32)
    throw new Stop(`SESSION_SECRET must have at least 32 characters, and has ${env.SESSION_SECRET.length}.`)
  return {
    host,
    port,
    appUrl: readAppUrl(env.APP_URL, host, port),
    databaseUrl,
    databaseConnections: readNumber('DATABASE_CONNECTIONS', env.DATABASE_CONNECTIONS, 10, [1, 100]),
    databaseTimeout: readNumber('DATABASE_TIMEOUT', env.DATABASE_TIMEOUT, 30, [1, 600]),
    dataDir: resolve(root, env.DATA_DIR || 'data'),
    trustProxy: readFlag('TRUST_PROXY', env.TRUST_PROXY),
  }
}

function readPort(text) {
  if (text === undefined || text === '') return 3000
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port >= 1 && port <= 65535))
    throw new Stop(`PORT must be a number from 1 to 65535, and is “${text}”.`)
  return port
}

function readHost(text) {
  if (text === undefined || text === '') return '127.0.0.1'
  if (isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text
  throw new Stop(`HOST must be an address of this machine such as 127.0.0.1 or 0.0.0.0, and is “${text}”.`)
}

const everywhere = (host) => host === '0.0.0.0' || host === '::'

function readAppUrl(text, host, port) {
  if (!text) {
    if (everywhere(host))
      throw new Stop(
        `APP_URL is missing: HOST=${host} opens Paceline to other machines, so say the address people will type, ` +
          'for example APP_URL=https://paceline.example.com.',
      )
    return origin(host, port)
  }
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username)
    throw new Stop(
      `APP_URL must be an address without a path such as https://paceline.example.com, and is “${text}”.`,
    )
  return url.origin
}

export const origin = (host, port) =>
  new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin

/** An address by which others in the house reach this machine, for a demo that listens everywhere. */
export function reachableOrigin(host, port) {
  if (!everywhere(host)) return origin(host, port)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  return origin(outside?.address ?? 'localhost', port)
}

function readDatabaseUrl(text) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new Stop('DATABASE_URL must look like postgres://user:password@host:5432/database, and does not.')
  return text
}

function readNumber(name, text, usual, [least, most]) {
  if (!text) return usual
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN
  if (!(number >= least && number <= most))
    throw new Stop(`${name} must be a whole number from ${least} to ${most}, and is “${text}”.`)
  return number
}

function readFlag(name, text) {
  if (!text || text === '0' || text === 'false') return false
  if (text === '1' || text === 'true') return true
  throw new Stop(`${name} must be 1 or 0, and is “${text}”.`)
}

/** The secret that signs sessions: the given one, else one made once and kept with the data. */
export function sessionSecret(env, dataDir) {
  if (env.SESSION_SECRET) return env.SESSION_SECRET
  const file = join(dataDir, 'session-secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Stop(`${file} is damaged: restore it, or delete it and everybody signs in again.`)
  return secret
}
