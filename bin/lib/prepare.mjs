import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
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

/**
 * What a build is made of. Everything else in the checkout is left alone: a person's settings may put data, a demo or a
 * backup anywhere in it, under any name.
 */
const built = [
  'app',
  'bin/lib',
  'components',
  'db',
  'instrumentation.ts',
  'lib',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'public',
  'tsconfig.json',
]

/** What lies among it and is not built: what describes it or tests it, and what the loader of the demo reads. */
const notBuilt = /^(db\/(demo|testing)|app\/bench)$|(^|\/)\.[^/]*$|\.(md|test\.\w+)$/

/**
 * The sources of the build, by their path in the checkout, in order. Data that a setting puts among them are none.
 *
 * @param {string} checkout
 * @param {Record<string, string | undefined>} env
 */
export function sourceFiles(checkout = root, env = process.env) {
  const data = [env.DATA_DIR, env.DEMO_DIR].filter(Boolean).map((path) => resolve(checkout, path))
  const below = (path) => {
    const entry = statSync(join(checkout, path), { throwIfNoEntry: false })
    if (!entry || notBuilt.test(path) || data.includes(join(checkout, path))) return []
    return entry.isDirectory()
      ? readdirSync(join(checkout, path)).flatMap((name) => below(`${path}/${name}`))
      : [path]
  }
  return built.flatMap(below).sort()
}

/** One sum of them all: another one when any was changed, added, removed or renamed. */
export function sourcesHash(checkout = root, env = process.env) {
  const sum = createHash('sha256')
  for (const file of sourceFiles(checkout, env))
    sum
      .update(`${file}\n`)
      .update(hash(readFileSync(join(checkout, file))))
      .update('\n')
  return sum.digest('hex')
}
