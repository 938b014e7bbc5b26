import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { installPackages, isRoot } from './install-packages.mjs'

/** The sentence for a machine on which none can be had. */
const MISSING =
  'The tests need PostgreSQL 15 or newer: install it (Debian: apt-get install postgresql; macOS: brew install postgresql@17), ' +
  'or set TEST_DATABASE_URL to a server whose user may create databases.'

/**
 * A PostgreSQL server for tests: the one of TEST_DATABASE_URL, else a cluster of our own from the binaries on this machine,
 * in the system's temporary folder and on a free port; as root the package is installed where it is missing.
 * The cluster ends with this process, however it ends.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void>, from: string }>} `url` names the database `postgres`.
 */
export async function findPostgres() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {}, from: 'TEST_DATABASE_URL' }
  return startCluster(postgresPrograms())
}

/** The folder of PostgreSQL's programs; as root the package is installed where it is missing. */
export function postgresPrograms() {
  const bin = serverBinaries() ?? (installPackages(['postgresql']) ? serverBinaries() : null)
  if (!bin) throw new Error(MISSING)
  return bin
}

function serverBinaries() {
  const below = (folder, rest) =>
    existsSync(folder) ? newestFirst(readdirSync(folder)).map((name) => join(folder, name, rest)) : []
  const folders = [
    ...below('/usr/lib/postgresql', 'bin'),
    ...below('/opt/homebrew/opt', 'bin').filter((path) => path.includes('/postgresql')),
    ...below('/usr/local/opt', 'bin').filter((path) => path.includes('/postgresql')),
    ...below('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

const newestFirst = (names) => names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))

/** PostgreSQL refuses to run as root, so root lends the cluster to another user of the machine. */
function otherUser() {
  if (!isRoot()) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      return { name, uid: Number(execFileSync('id', ['-u', name], { stdio: ['ignore', 'pipe', 'ignore'] })) }
    } catch {
      continue
    }
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no user postgres or nobody: run the tests as a normal user.',
  )
}

async function startCluster(bin) {
  const user = otherUser()
  const folder = mkdtempSync(join(tmpdir(), 'paceline-postgres-'))
  if (user) chownSync(folder, user.uid, -1)
  const as = (program, args) =>
    user ? ['runuser', ['-u', user.name, '--', program, ...args]] : [program, args]
  const data = join(folder, 'data')
  const init = ['-D', data, '-U', 'paceline', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(...as(join(bin, 'initdb'), init), { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })

  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
    shared_buffers: '128MB',
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  // The shell waits on a pipe from us: when we end, it stops the server and removes the folder.
  const script = '"$@" >server.log 2>&1 <&- & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid; rm -rf "$0"'
  const server = as('sh', ['-c', script, folder, join(bin, 'postgres'), '-D', data, ...flags])
  const child = spawn(...server, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  child.unref()
  child.stdin.unref()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await untilReady(bin, port, folder)
  const stop = async () => {
    child.ref()
    child.stdin.end()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `postgres://paceline@127.0.0.1:${port}/postgres`, stop, from: bin }
}

async function untilReady(bin, port, folder) {
  const until = Date.now() + 30_000
  for (;;) {
    if (await canConnect(port)) {
      // The port opens a moment before the server takes queries.
      try {
        execFileSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)])
        return
      } catch {
        // Not yet.
      }
    }
    if (Date.now() > until)
      throw new Error(`PostgreSQL did not start within 30 seconds: see ${join(folder, 'server.log')}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const canConnect = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true))
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false))
  })

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
