import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { findBrowser, quietFlags } from '../../bin/lib/find-browser.mjs'
import { freePort } from '../../bin/lib/find-postgres.mjs'
import { buildApp } from '../../bin/lib/prepare.mjs'
import { openDb, rows } from '../../db/client'
import { buildDemo } from '../../db/demo'
import { DEMO_PASSWORD } from '../../db/demo/people'
import { migrate } from '../../db/migrate'
import { Unavailable } from '../../lib/okr/errors'
import apology from '../../lib/i18n/messages/en/apology.json'
import errors from '../../lib/i18n/messages/en/errors.json'
import { newDatabase } from './company'
import { disturbances } from './disturbances'
import { newJournal, type Journal } from './journal'
import { ownPgBouncer } from './pgbouncer'
import { ownPostgres } from './postgres'
import { stoppedAtExit } from './processes'

const DATABASE = 'crash'
const ANSWER = 60_000

/**
 * Two whole servers on one database, and three people who comment in a browser, through one and the other, while the database is
 * disturbed: what each was told is compared with what is stored.
 */
export async function wholeServers(
  way: 'direct' | 'transaction',
  disturbance: keyof typeof disturbances,
  seconds: number,
) {
  // Once, before two want to.
  buildApp({ quiet: true })
  const server = await ownPostgres()
  await newDatabase(server.url('postgres'), DATABASE)
  const direct = await openDb({ url: server.url(DATABASE), connections: 2 })
  await migrate(direct, server.url(DATABASE))
  const { signIns } = await buildDemo(direct.db, new Date())
  const [goal] = rows<{ id: string }>(
    await direct.db.execute(
      sql`select g.id from goal g join person p on p.id = g.owner_id join period pe on pe.id = g.period_id
        where p.email = ${signIns.find(({ role }) => role === 'rep')!.email} and g.level = 'person' and pe.state = 'active' limit 1`,
    ),
  )
  const bouncer = way === 'direct' ? null : await ownPgBouncer(server.port, way)
  const url = (bouncer ?? server).url(DATABASE)
  const servers = await Promise.all([wholeServer(url), wholeServer(url)])
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: quietFlags })
  const journal = newJournal()
  let over = false
  try {
    const pages = await Promise.all(
      signIns
        .filter(({ role }) => role !== 'admin')
        .map(({ email }) => signedIn(browser, servers[0]!.base, email)),
    )
    const work = Promise.all(
      pages.map((page, at) =>
        comments(page, journal, () => over, [...servers.slice(at % 2), ...servers], goal!.id),
      ),
    )
    await disturbances[disturbance](server, seconds, DATABASE)
    over = true
    await work
    const healed = await Promise.all(servers.map(({ base }) => isHealed(base)))
    const counts = await journal.compare(direct.db)
    return { ...counts, healed: !healed.includes(false), said: servers.flatMap(({ said }) => said()) }
  } finally {
    await browser.close()
    await Promise.all(servers.map(({ stop }) => stop()))
    await direct.close()
    await bouncer?.stop()
    server.remove()
  }
}

type WholeServer = Awaited<ReturnType<typeof wholeServer>>

/** The very script a company starts, with a database elsewhere. */
async function wholeServer(url: string) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: {
      ...{ NODE_ENV: 'production', PATH, HOME, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: url },
      ...{ SESSION_SECRET: 'a secret of two servers under test', DATABASE_TIMEOUT: '5' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = stoppedAtExit(() => child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const isReady = () => output.includes(`Paceline is at ${base}`)
  for (let tries = 0; tries < 1200 && !isReady() && child.exitCode === null; tries++) await wait(100)
  if (!isReady()) throw new Error(`The server did not start: ${output}`)
  return {
    base,
    /** What no crash of a database may lead to. */
    said: () => output.split('\n').filter((line) => /uncaught|unhandled|TypeError|Cannot read/i.test(line)),
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      kill()
    },
  }
}

async function signedIn(browser: Browser, base: string, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${base}/sign-in`)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('form:has(input[name=password]) button[type=submit]').click()
  await page.waitForURL(`${base}/`)
  return page
}

/** One comment after the other, each on whichever server is next; after a failure the same form is sent again. */
async function comments(
  page: Page,
  journal: Journal,
  over: () => boolean,
  servers: readonly WholeServer[],
  goalId: string,
): Promise<void> {
  const form = page.locator('form:has(textarea[name=body])').last()
  const words = form.locator('textarea')
  for (let turn = 0; !over(); turn++) {
    const { base } = servers[turn % servers.length]!
    const opened = await journal.read(async () => {
      const answer = await page.goto(`${base}/goals/${goalId}`, { timeout: ANSWER })
      if (!answer?.ok() || (await words.count()) === 0) throw new Unavailable(true)
    })
    if (!opened) continue
    const word = `word ${crypto.randomUUID()}`
    await form.evaluate((element) => element.closest('details')!.setAttribute('open', ''))
    await words.fill(word)
    await journal.write('comment', word, () => send(page, word))
  }
}

async function send(page: Page, word: string): Promise<void> {
  const form = page.locator('form:has(textarea[name=body])').last()
  // A new answer takes the focus; what an earlier try was answered does not have it any more.
  const told = form.locator('.error-summary:focus')
  // The page after the write could not be made: it says to look before sending again.
  const away = page.getByText(apology.away)
  if ((await away.count()) > 0) throw new Unavailable(false)
  await form.locator('button[type=submit]').click()
  await page.locator('blockquote', { hasText: word }).or(told).or(away).first().waitFor({ timeout: ANSWER })
  if ((await away.count()) > 0) throw new Unavailable(false)
  if ((await told.count()) === 0) return
  const sentence = await told.innerText()
  if (sentence.startsWith(errors.databaseAway)) throw new Unavailable(true)
  if (/not certain/.test(sentence)) throw new Unavailable(false)
  throw new Error(`“${sentence}” was said`)
}

/** A page comes again, soon. */
async function isHealed(base: string): Promise<boolean> {
  for (const end = performance.now() + 25_000; performance.now() < end; await wait(250))
    if ((await fetch(`${base}/sign-in`)).ok) return true
  return false
}
