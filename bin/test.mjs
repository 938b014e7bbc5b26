import './lib/node-version.mjs'
import { installDependencies } from './lib/prepare.mjs'
import { run, Stop } from './lib/stop.mjs'

const parts = ['static', 'unit', 'db', 'crash', 'e2e']

/** Runs one check and prints what came of it. */
async function perform({ name, run }, env) {
  const started = performance.now()
  const { passed, failed, output } = await run(env)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (output) console.log(`\n${output.trimEnd()}\n`)
  const counts = passed + failed > 1 ? `, ${passed} passed${failed ? `, ${failed} failed` : ''}` : ''
  console.log(`${failed ? '✗' : '✓'} ${name} (${seconds} s${counts})`)
  return { passed, failed }
}

/** Browser and server first, before minutes of tests. */
async function find(needed, env) {
  const { findBrowser } = await import('./lib/find-browser.mjs')
  const { findNginx } = await import('./lib/find-nginx.mjs')
  const { findPostgres } = await import('./lib/find-postgres.mjs')
  try {
    if (needed.has('browser')) {
      env.CHROMIUM_PATH = await findBrowser()
      env.NGINX_PATH = findNginx()
      console.log(`Browser: ${env.CHROMIUM_PATH}, behind ${env.NGINX_PATH}`)
    }
    if (!needed.has('postgres')) return async () => {}
    const server = await findPostgres()
    env.TEST_DATABASE_URL = server.url
    console.log(`PostgreSQL: ${server.from}`)
    return server.stop
  } catch (error) {
    throw new Stop(error.message)
  }
}

await run(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((part) => !parts.includes(part))
  if (unknown) throw new Stop(`npm test takes ${parts.join(', ')}, or nothing for all; it got “${unknown}”.`)
  for (const name of ['DATABASE_URL', 'NODE_ENV', 'PACELINE_DEMO', 'PACELINE_NOW']) delete process.env[name]
  installDependencies()
  const { checks, stopRunning } = await import('./lib/checks.mjs')
  const chosen = checks.filter(({ part }) => asked.length === 0 || asked.includes(part))
  const env = {}
  const stop = await find(new Set(chosen.map(({ needs }) => needs)), env)
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      await Promise.all([stopRunning(), stop()])
      process.exit(1)
    })
  const total = { passed: 0, failed: 0 }
  const inTurn = async (lane) => {
    for (const check of lane) {
      const { passed, failed } = await perform(check, env)
      total.passed += passed
      total.failed += failed
    }
  }
  try {
    // Two at a time while nothing depends on another.
    await Promise.all([
      inTurn(chosen.filter(({ part }) => part === 'static')),
      inTurn(chosen.filter(({ part }) => part === 'unit' || part === 'db')),
    ])
    // What breaks servers, and the browser, have the machine to themselves.
    await inTurn(chosen.filter(({ part }) => part === 'crash' || part === 'e2e'))
  } finally {
    await stop()
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
})
