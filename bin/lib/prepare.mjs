import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './stop.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (...path) => join(root, ...path)
const hash = (text) => createHash('sha256').update(text).digest('hex')
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null)

/** `npm ci`, when the lockfile is not the one that was installed last. */
export function installDependencies() {
  const stamp = at('node_modules', '.paceline-lockfile')
  const lockfile = hash(readFileSync(at('package-lock.json')))
  if (read(stamp) === lockfile) return
  if (read(stamp) !== null || !installedByHand()) {
    console.log('Installing dependencies …')
    const npm = process.env.npm_execpath
    const [program, ...args] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
    const done = spawnSync(program, [...args, 'ci', '--include=dev', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32' && program === 'npm',
    })
    if (done.status !== 0) throw new Stop('The dependencies could not be installed: see what npm said above.')
  }
  writeFileSync(stamp, lockfile)
}

/** npm writes a lockfile of its own into node_modules: newer than ours, it was made from ours. */
function installedByHand() {
  const made = statSync(at('node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  return made !== undefined && made.mtimeMs > statSync(at('package-lock.json')).mtimeMs
}

export const serverFile = at('.next', 'standalone', 'server.js')

/** A production build, when a source differs from those of the build that is there. */
export function buildApp({ quiet = false } = {}) {
  const stamp = at('.next', 'paceline-sources')
  const sources = sourcesHash()
  if (existsSync(serverFile) && read(stamp) === `${sources} ${read(at('.next', 'BUILD_ID'))}`) return
  if (!quiet) console.log('Building (about a minute) …')
  rmSync(stamp, { force: true })
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  delete env.NODE_ENV
  const done = spawnSync(process.execPath, [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status !== 0) {
    throw new Stop(`${done.stdout}${done.stderr}\nThe build failed: see above.`)
  }
  completeStandalone()
  writeFileSync(stamp, `${sources} ${read(at('.next', 'BUILD_ID'))}`)
}

/** Next leaves these out of the standalone folder, for those who serve them from elsewhere. */
function completeStandalone() {
  cpSync(at('.next', 'static'), at('.next', 'standalone', '.next', 'static'), { recursive: true })
  if (existsSync(at('public'))) cpSync(at('public'), at('.next', 'standalone', 'public'), { recursive: true })
}

/** What no build contains: what runs beside it, describes it or tests it. */
const notBuilt =
  /^(\..*|node_modules|data|docs|e2e|bench|test-results|playwright-report|db\/(demo|testing)|bin\/[^/]*\.\w+|app\/bench)$|^next-env\.d\.ts$|\.(md|tsbuildinfo|test\.tsx?)$/

function sourcesHash() {
  const sum = createHash('sha256')
  for (const file of filesBelow('.').sort())
    sum
      .update(`${file}\n`)
      .update(hash(readFileSync(at(file))))
      .update('\n')
  return sum.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (notBuilt.test(path)) return []
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
