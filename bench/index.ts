import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres } from '../bin/lib/find-postgres.mjs'
import { chartBytes, htmlOf, markupOf, openBrowser, scriptBytes } from './browser'
import { addresses, loadDemo, type SignIn } from './demo'
import { atLeast, atMost, median, print, shown, type Figures } from './figures'
import { sideBySide } from './load'
import { build, serve, signIn, type Server } from './server'
import { slowestStatement, statementsOf, timeOf } from './statements'

const NOW = '2026-11-13'
const BARE = '/bench/bare'

/** Pages measured for throughput, each as the person who opens it most. */
type Page = { name: string; path: string; cookie: string }

const asJson = process.argv.includes('--json')
const say = (line: string) => (asJson ? undefined : console.error(line))

async function main(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-bench-'))
  const markup = join(folder, 'markup')
  const statements = join(folder, 'statements.log')
  const durations = join(folder, 'durations.log')
  mkdirSync(markup)
  writeFileSync(statements, '')
  const secret = 'paceline-benchmark-session-secret-not-for-use'
  const common = {
    PACELINE_DEMO: '1',
    PACELINE_NOW: `${NOW}T16:00:00Z`,
    NEXTAUTH_SECRET: secret,
    SESSION_SECRET: secret,
  }
  const figures: Figures = {}
  const postgres = await findPostgres()
  const browser = await openBrowser()
  try {
    say('building …')
    build()
    say('loading the demo company on both engines …')
    const url = postgres.url.replace(/\/[^/]*$/, '/paceline_bench')
    execFileSync('npx', ['tsx', 'bench/create-database.ts', postgres.url, 'paceline_bench'])
    const signIns = loadDemo({ DATABASE_URL: url }, NOW)
    loadDemo({ DATA_DIR: join(folder, 'data') }, NOW)
    const known = await addresses(url)

    const server = await serve({ ...common, DATABASE_URL: url, PACELINE_BENCH_MARKUP: markup })
    const pages = await pagesFor(server, signIns, known)
    for (const page of pages)
      writeFileSync(
        join(markup, `${page.name}.json`),
        JSON.stringify(await markupOf(browser, await htmlOf(server.base + page.path, page.cookie))),
      )

    for (const page of pages) {
      say(`requests a second: ${page.name} …`)
      const rates = await compare(server, page, true)
      figures[`${page.name}: requests/s, PostgreSQL`] = shown(rates.page, '/s')
      figures[`${page.name}: share of a bare page`] = atLeast(rates.page / rates.bare, 0.25, '×')
      figures[`${page.name}: share of the same markup from constants`] = atLeast(
        rates.page / rates.constants,
        0.7,
        '×',
      )
      figures[`${page.name}: bare page beside it`] = shown(rates.bare, '/s')
    }

    say('rows …')
    const lead = pages[0]!.cookie
    const small = await repeated(() => timeOf(`${server.base}/teams/${known.team8}`, pages[2]!.cookie))
    const large = await repeated(() => timeOf(`${server.base}/teams/${known.team40}`, pages[2]!.cookie))
    figures['team board of 8: time of a request'] = shown(small, 'ms')
    figures['team board of 40: time of a request'] = shown(large, 'ms')
    figures['team board: added time a row'] = atMost((large - small) / 32, 0.6, 'ms')

    say('bytes …')
    const bare = await scriptBytes(server.base, '/bench/island', lead)
    figures['bare page with one client component: script'] = shown(bare / 1000, 'kB')
    const rep = pages[1]!.cookie
    figures['check-in: script against it'] = atMost(
      (await scriptBytes(server.base, '/check-in', rep)) / bare,
      1.25,
      '×',
    )
    figures['team board: script against it'] = atMost(
      (await scriptBytes(server.base, pages[0]!.path, lead)) / bare,
      1.25,
      '×',
    )
    figures['chart only script'] = atMost(
      (await chartBytes(browser, server.base, `/goals/${known.goal}`, lead)) / 1000,
      120,
      'kB',
    )
    await server.stop()

    say('statements …')
    execFileSync('npx', ['tsx', 'bench/log-durations.ts', postgres.url, url, durations])
    const counting = await serve({ ...common, DATABASE_URL: url, PACELINE_STATEMENT_LOG: statements })
    const cookies = await pagesFor(counting, signIns, known)
    const counted: Page[] = [
      ...cookies,
      { name: 'team board of 8', path: `/teams/${known.team8}`, cookie: cookies[2]!.cookie },
      { name: 'team board of 40', path: `/teams/${known.team40}`, cookie: cookies[2]!.cookie },
      { name: 'check-in', path: '/check-in', cookie: cookies[1]!.cookie },
      { name: 'goal', path: `/goals/${known.goal}`, cookie: cookies[0]!.cookie },
    ]
    for (const page of counted) {
      const sent = await statementsOf(counting, statements, page.path, page.cookie)
      figures[`${page.name}: SQL statements`] = atMost(sent.length, 8, '')
      figures[`${page.name}: slowest statement`] = atMost(
        await slowestStatement(counting, durations, page.path, page.cookie),
        20,
        'ms',
      )
    }
    await counting.stop()

    say('PGlite …')
    const embedded = await serve({ ...common, DATA_DIR: join(folder, 'data') })
    for (const page of await pagesFor(embedded, signIns, await addressesOf(embedded, known))) {
      const rates = await compare(embedded, page, false)
      figures[`${page.name}: requests/s, PGlite`] = shown(rates.page, '/s')
      figures[`${page.name}: share of a bare page, PGlite`] = shown(rates.page / rates.bare, '×')
    }
    await embedded.stop()
    return figures
  } finally {
    await browser.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const repeated = async (measure: () => Promise<number>) => {
  const times: number[] = []
  for (let round = 0; round < 3; round++) times.push(await measure())
  return median(times)
}

async function compare(server: Server, page: Page, constants: boolean) {
  const urls: Record<string, string> = { bare: server.base + BARE, page: server.base + page.path }
  if (constants) urls.constants = `${server.base}/bench/constants/${page.name.replaceAll(' ', '-')}`
  const rates = await sideBySide(urls, page.cookie)
  return {
    bare: median(rates.bare!),
    page: median(rates.page!),
    constants: rates.constants ? median(rates.constants) : NaN,
  }
}

async function pagesFor(
  server: Server,
  signIns: SignIn[],
  known: Awaited<ReturnType<typeof addresses>>,
): Promise<Page[]> {
  const as = async (role: string) => {
    const found = signIns.find((one) => one.role === role)!
    return signIn(server.base, found.email, found.password)
  }
  return [
    { name: 'team-board', path: `/teams/${known.largestTeam}`, cookie: await as('manager') },
    { name: 'my-week', path: '/', cookie: await as('rep') },
    { name: 'company', path: '/company', cookie: await as('executive') },
  ]
}

main().then(
  (figures) => {
    if (asJson) console.log(JSON.stringify(figures, null, 2))
    else print(figures)
  },
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
