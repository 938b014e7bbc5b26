import './lib/node-version.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { beginDatabase, DamagedDataFolder, DATABASE, hasDatabase } from './lib/data-folder.mjs'
import { lockDataFolder } from './lib/data-lock.mjs'
import { buildApp, installDependencies, root } from './lib/prepare.mjs'
import { checkPort, serve } from './lib/server.mjs'
import { reachableOrigin, readSettings, sessionSecret } from './lib/settings.mjs'
import { run, Stop } from './lib/stop.mjs'

const help = `npm run demo                          a made-up company on its own data, kept from run to run
npm run demo -- --reset               the same, anew
npm run demo -- --now 2026-11-13      with the clock set to that day, 10:00

PORT and HOST are respected; DEMO_DIR is the folder of its data (.demo).`

const READY = 'demo.json'
/** There while the loader works: what was begun is nobody's. */
const LOADING = 'loading'

// Said before anything else, since what is wrong with a demo's folder has another remedy than a company's.
process.env.PACELINE_DEMO = '1'
delete process.env.PACELINE_NOW

function readArguments() {
  let values
  try {
    values = parseArgs({
      options: { reset: { type: 'boolean' }, now: { type: 'string' }, help: { type: 'boolean' } },
    }).values
  } catch (error) {
    throw new Stop(`${error.message.split('. ')[0]}.\n\n${help}`)
  }
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  if (values.now !== undefined && !isDay(values.now))
    throw new Stop(`--now takes a day such as 2026-11-13, and got “${values.now}”.`)
  return values
}

const isDay = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** A demo has no settings but where it listens: a company's DATABASE_URL or secret in the environment is not for it. */
function readDemoSettings(dataDir) {
  const { PORT, HOST, APP_URL } = process.env
  const probe = readSettings({ PORT, HOST, APP_URL: APP_URL || 'http://localhost' }, root)
  const appUrl = APP_URL ? probe.appUrl : reachableOrigin(probe.host, probe.port)
  return { ...probe, appUrl, dataDir }
}

/** What the loader wrote last, when it had finished; null when there is no demo yet, or its loading was interrupted. */
function readDemo(dataDir) {
  if (existsSync(join(dataDir, LOADING)) || !hasDatabase(dataDir)) return null
  readPart(dataDir, 'sign-ins.json')
  return readPart(dataDir, READY)
}

function readPart(dataDir, name) {
  try {
    return JSON.parse(readFileSync(join(dataDir, name), 'utf8'))
  } catch (error) {
    throw new DamagedDataFolder(dataDir, `${name} is ${error.code === 'ENOENT' ? 'missing' : 'damaged'}`)
  }
}

async function load(dataDir, now) {
  writeFileSync(join(dataDir, LOADING), '')
  for (const name of [READY, 'sign-ins.json', 'clock', DATABASE])
    rmSync(join(dataDir, name), { recursive: true, force: true })
  beginDatabase(dataDir)
  console.log('Loading the demo company …')
  const args = ['--import', 'tsx', join(root, 'bin', 'load-demo.ts'), '--data', dataDir]
  // The channel tells the loader when this process, and with it the lock, is gone.
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc']
  const child = spawn(process.execPath, now ? [...args, '--now', now] : args, { cwd: root, stdio })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Stop('The demo company could not be loaded: see above.')
  rmSync(join(dataDir, LOADING))
  return readDemo(dataDir)
}

/**
 * A demo whose day was set lives on that day: its clock starts at 10:00 there, or where it stood when the demo was last
 * stopped, so that nothing entered then lies in the future now.
 */
function setClock(dataDir, demo) {
  if (!demo.clockSet) return
  const file = join(dataDir, 'clock')
  const stood = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const start = stood > demo.startsAt ? stood : demo.startsAt
  process.env.PACELINE_NOW = start
  const keep = () => writeFileSync(file, clock(start).toISOString())
  setInterval(keep, 10_000).unref()
  process.on('exit', keep)
}

const clock = (start) => new Date(Date.parse(start) + Date.now() - performance.timeOrigin)

function greet(settings, dataDir, demo) {
  const signIns = JSON.parse(readFileSync(join(dataDir, 'sign-ins.json'), 'utf8'))
  const width = Math.max(...signIns.map(({ email }) => email.length))
  const line = ({ role, name, email, password, locale }) =>
    `  ${role.padEnd(10)} ${email.padEnd(width)}  ${password}   ${name}${locale === 'zh-CN' ? '，中文' : ''}`
  const now = process.env.PACELINE_NOW ? clock(process.env.PACELINE_NOW) : new Date()
  const age = weekNumber(now.getTime()) - weekNumber(Date.parse(demo.startsAt))
  console.log(
    [
      '',
      `Paceline's demo is at ${settings.appUrl}`,
      '',
      ...signIns.map(line),
      '',
      ...(demo.clockSet ? [`Its clock was set to ${demo.day}.`] : []),
      ...(age > 0
        ? [
            `It was made for the week of ${demo.day}, so the weeks since are empty: npm run demo -- --reset makes it anew.`,
          ]
        : []),
      'Stop it with Ctrl-C; the next start keeps what you entered.',
    ].join('\n'),
  )
}

/** Weeks since a Monday long ago. */
const weekNumber = (time) => Math.floor((time / 86_400_000 + 3) / 7)

await run(async () => {
  const { reset, now } = readArguments()
  const dataDir = resolve(root, process.env.DEMO_DIR || '.demo')
  const settings = readDemoSettings(dataDir)
  await lockDataFolder(dataDir)
  await checkPort(settings, 'npm run demo')
  const before = reset ? null : readDemo(dataDir)
  if (before && now && before.day !== now)
    throw new Stop(
      `The demo's data was made for ${before.day}: to set the clock to ${now}, make it anew with npm run demo -- --reset --now ${now}`,
    )
  installDependencies()
  buildApp()
  const demo = before ?? (await load(dataDir, now))
  setClock(dataDir, demo)
  await serve(settings, sessionSecret({}, dataDir))
  greet(settings, dataDir, demo)
})
