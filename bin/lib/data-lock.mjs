import { spawn } from 'node:child_process'
import { mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import net from 'node:net'
import { join } from 'node:path'

/**
 * One process at a time may have an embedded database's folder. The lock is an operating system's lock on a file, held by
 * a child that waits on a pipe from us: it is freed when we end, kill -9 included, also across containers. Process ids in
 * files and ages of files cannot promise that.
 */
export class DataFolderInUse extends Error {
  constructor(folder) {
    super(
      `Another Paceline is running on the data folder ${folder}: stop that one first, or choose another folder. ` +
        'Two on one folder would lose entries.',
    )
  }
}

/** A child of a process that holds the lock works under it: the launcher's loader, for one. */
const HELD = 'PACELINE_DATA_LOCK'

export async function lockDataFolder(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const folder = realpathSync(path)
  if (process.env[HELD] === folder) return { release: async () => {} }
  const file = join(folder, 'lock')
  const free =
    (await throughChild('flock', ['-n', file], folder)) ??
    (await throughChild('lockf', ['-s', '-t', '0', file], folder)) ??
    (await throughSocket(folder))
  process.env[HELD] = folder
  return {
    release: async () => {
      delete process.env[HELD]
      await free()
    },
  }
}

/** `flock` is Linux's, `lockf` macOS's and BSD's. Null when the machine has no such program. */
function throughChild(program, args, folder) {
  return new Promise((resolve, reject) => {
    // Its own process group: Ctrl-C in the terminal must not free the lock before the database is closed.
    const child = spawn(program, [...args, 'sh', '-c', 'echo held; exec cat >/dev/null'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    })
    child.stdin.on('error', () => {})
    child.once('error', () => resolve(null))
    child.once('exit', (code) => {
      // 1 and 75 are what the two say when somebody else holds it; anything else: this program cannot do it here.
      if (code === 1 || code === 75) reject(new DataFolderInUse(folder))
      else resolve(null)
    })
    child.stdout.once('data', () => {
      child.unref()
      child.stdin.unref()
      child.stdout.destroy()
      const freed = new Promise((done) => child.once('exit', () => done()))
      resolve(() => {
        // Somebody waits for it now.
        child.ref()
        child.stdin.end()
        return freed
      })
    })
  })
}

/** Without either: a socket in the folder (a named pipe on Windows), which only one process can listen on. */
async function throughSocket(folder) {
  console.warn('Neither flock nor lockf was found: the data folder is guarded by a socket instead.')
  const windows = process.platform === 'win32'
  const path = windows
    ? `\\\\.\\pipe\\paceline-${Buffer.from(folder.toLowerCase()).toString('hex').slice(-200)}`
    : join(folder, 'lock.socket')
  if (!windows && Buffer.byteLength(path) > 100)
    throw new Error(
      `The path ${folder} is too long for a socket: install flock (util-linux), or use a shorter one.`,
    )
  const server = (await listen(path)) ?? ((await answers(path)) ? null : await retake(path))
  if (!server) throw new DataFolderInUse(folder)
  server.unref()
  return () => new Promise((done) => server.close(() => done()))
}

function listen(path) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.end())
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(path, () => resolve(server))
  })
}

const answers = (path) =>
  new Promise((resolve) => {
    const socket = net.connect(path, () => resolve(true))
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy())
  })

/** The file of a process that was killed: replaced, and looked at again in case two had the same idea. */
async function retake(path) {
  rmSync(path, { force: true })
  const server = await listen(path)
  if (!server) return null
  const mine = statSync(path).ino
  await new Promise((resolve) => setTimeout(resolve, 300))
  return statSync(path, { throwIfNoEntry: false })?.ino === mine ? server : null
}
