import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkLockfile } from './check-lockfile.mjs'
import { buildApp, root } from './prepare.mjs'

/**
 * A check says how many tests passed and failed, and what there is to read.
 *
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 */
const bin = (name) => join(root, 'node_modules', '.bin', name)

const running = new Set()

/** Whoever stops the tests stops what they started. */
export async function stopRunning() {
  const ended = [...running].map((child) => {
    child.kill('SIGTERM')
    return new Promise((resolve) => child.once('close', resolve))
  })
  await Promise.all(ended)
}

/** Runs a program and gives back its exit code and all it printed. */
function execute(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    running.add(child)
    child.on('close', () => running.delete(child))
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

const outcome = (ok, output) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: ok ? '' : output })
const program =
  (name, ...args) =>
  async () => {
    const { code, output } = await execute(bin(name), args)
    return outcome(code === 0, output)
  }

async function types() {
  // The types of routes are Next's to write.
  const routes = await execute(bin('next'), ['typegen'])
  if (routes.code !== 0) return outcome(false, routes.output)
  return program('tsc', '--noEmit')()
}

/** Generating again, into a copy, must find nothing to write. */
async function migrationsInStep() {
  const copy = mkdtempSync(join(root, 'node_modules', '.paceline-migrations-'))
  const files = () => readdirSync(copy).filter((name) => name.endsWith('.sql')).length
  try {
    cpSync(join(root, 'db', 'migrations'), copy, { recursive: true })
    const before = files()
    const out = `./${copy.slice(root.length).replace(/^[/\\]/, '')}`
    const flags = [
      '--dialect',
      'postgresql',
      '--schema',
      './db/schema/index.ts',
      '--casing',
      'snake_case',
      '--out',
      out,
    ]
    const made = await execute(bin('drizzle-kit'), ['generate', ...flags])
    const ok = made.code === 0 && files() === before
    return outcome(ok, `${made.output}\nThe schema differs from the migrations: run npm run migration.`)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function messages() {
  const { code, output } = await execute(process.execPath, [join(root, 'bin', 'check-messages.mjs')])
  return outcome(code === 0, output)
}

async function build() {
  try {
    buildApp({ quiet: true })
    return outcome(true, '')
  } catch (error) {
    return outcome(false, error.message)
  }
}

const vitest = (project) => async (env) => {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-results-'))
  const file = join(folder, 'results.json')
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const { code, output } = await execute(bin('vitest'), args, env)
  const result = readJson(file)
  rmSync(folder, { recursive: true })
  if (!result) return outcome(false, output)
  const unread = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const skipped = result.numPendingTests + result.numTodoTests
  return counted(code, output, result.numPassedTests, result.numFailedTests + unread.length, skipped)
}

/** What breaks servers while people write: the small form, or all of it. */
async function crashes(args) {
  const { code, output } = await execute(process.execPath, [
    '--import',
    'tsx',
    join(root, 'e2e', 'crash', 'run.ts'),
    ...args,
  ])
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  return passed === undefined
    ? outcome(false, output)
    : counted(code, output, Number(passed), Number(failed), 0)
}

async function browser(env) {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-results-'))
  const file = join(folder, 'results.json')
  const { code, output } = await execute(bin('playwright'), ['test', '--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const result = readJson(file)
  rmSync(folder, { recursive: true })
  if (!result) return outcome(false, output)
  const { expected, unexpected, flaky, skipped } = result.stats
  return counted(code, output, expected, unexpected + flaky, skipped)
}

/** A skipped test is a failed one: nobody knows what it would have said. A bad exit without a failure counts as one. */
function counted(code, output, passed, failed, skipped) {
  const bad = failed + skipped
  const all = code !== 0 && bad === 0 ? 1 : bad
  const told = skipped > 0 ? `${output}\n${skipped} skipped: a test is run or removed.` : output
  return { passed, failed: all, output: all > 0 || passed === 0 ? told : '' }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** What `npm test` runs, in order, by the part one can ask for. `needs` is what must be found before. */
export const checks = [
  { part: 'static', name: 'format', run: program('prettier', '--check', '.', '--log-level', 'warn') },
  { part: 'static', name: 'lint', run: program('eslint', '.', '--max-warnings', '0') },
  { part: 'static', name: 'types', run: types },
  { part: 'static', name: 'unused code', run: program('knip', '--no-progress') },
  { part: 'static', name: 'migrations in step with the schema', run: migrationsInStep },
  { part: 'static', name: 'message catalogues', run: messages },
  { part: 'static', name: 'lockfile', run: async () => outcomeOf(checkLockfile(root)) },
  { part: 'unit', name: 'rules and formats', run: vitest('unit') },
  { part: 'db', name: 'database, embedded', run: vitest('pglite') },
  { part: 'db', name: 'database, PostgreSQL', run: vitest('postgres'), needs: 'postgres' },
  { part: 'crash', name: 'crashes and contests', run: () => crashes(['--small']) },
  { part: 'e2e', name: 'build', run: build },
  { part: 'e2e', name: 'browser', run: browser, needs: 'browser' },
]

const outcomeOf = (problems) => outcome(problems.length === 0, problems.join('\n'))
