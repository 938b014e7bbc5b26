import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { findPostgres } from '../bin/lib/find-postgres.mjs'
import { openDb } from '../db/client'
import { chartBytes, htmlOf, markupOf, openBrowser, scriptBytes } from './browser'
import { loadCompany, type Company } from './company'
import { atLeast, atMost, median, print, shown, type Figures } from './figures'
import { forecastFigures } from './forecast'
import { goalCheckFigures } from './goal-check'
import { quick, sideBySide } from './load'
import { build, serve, signIn, type Server } from './server'
import { slowest, statementsOf, timeOf, whileWriting } from './statements'

const DAY = '2026-11-13'
const NOW = `${DAY}T16:00:00Z`

type Page = { name: string; path: string; cookie: string }
type Cookies = { manager: string; rep: string; executive: string }

const figures: Figures = {}
const asJson = process.argv.includes('--json')
const say = (line: string) => {
  if (!asJson) console.error(line)
}

async function main(): Promise<void> {
  Object.assign(figures, goalCheckFigures())
  say('forecast …')
  Object.assign(figures, forecastFigures())
  const folder = mkdtempSync(join(tmpdir(), 'paceline-bench-'))
  const markup = join(folder, 'markup')
  const log = join(folder, 'statements.log')
  mkdirSync(markup)
  writeFileSync(log, '')
  const secret = 'paceline-benchmark-session-secret-for-no-other-use'
  const common = { PACELINE_DEMO: '1', PACELINE_NOW: NOW, NEXTAUTH_SECRET: secret, SESSION_SECRET: secret }
  const postgres = await findPostgres()
  const browser = await openBrowser()
  try {
    say('building …')
    build()
    say('loading the demo company on both engines …')
    const url = await createDatabase(postgres.url, 'paceline_bench')
    const company = await loadCompany({ url }, new Date(NOW))
    const embeddedCompany = await loadCompany({ folder: join(folder, 'data') }, new Date(NOW))

    const server = await serve({ ...common, DATABASE_URL: url, PACELINE_BENCH_MARKUP: markup })
    const cookies = await signAllIn(server, company)
    const measured = pages(company, cookies)
    for (const { name, path, cookie } of measured) {
      const taken = await markupOf(browser, await htmlOf(server.base + path, cookie))
      writeFileSync(join(markup, `${name}.json`), JSON.stringify(taken))
    }
    for (const page of measured) {
      say(`requests a second, PostgreSQL: ${page.name} …`)
      const rates = await compare(server, page, ['bare', 'page', 'constants'])
      figures[`${page.name}: requests a second, PostgreSQL`] = shown(rates.page!, '/s')
      figures[`${page.name}: bare page beside it`] = shown(rates.bare!, '/s')
      figures[`${page.name}: share of the bare page`] = atLeast(rates.page! / rates.bare!, 0.25, '×')
      figures[`${page.name}: share of its markup from constants`] = atLeast(
        rates.page! / rates.constants!,
        0.7,
        '×',
      )
      const busy = await whileWriting(url, () => compare(server, page, ['bare', 'page']))
      figures[`${page.name}: share of the bare page, while others write`] = shown(
        busy.page! / busy.bare!,
        '×',
      )
    }

    say('rows …')
    const of8 = await repeated(() => timeOf(`${server.base}/teams/${company.team8}`, cookies.executive))
    const of40 = await repeated(() => timeOf(`${server.base}/teams/${company.team40}`, cookies.executive))
    figures['team board of 8 people: a request'] = shown(of8, 'ms')
    figures['team board of 40 people: a request'] = shown(of40, 'ms')
    figures['team board: added time a row'] = atMost((of40 - of8) / 32, 0.6, 'ms')

    say('script …')
    const bare = await scriptBytes(server.base, '/bench/island', cookies.rep)
    figures['script of a bare page with one client component'] = shown(bare / 1000, 'kB')
    for (const { name, path, cookie } of [
      measured[0]!,
      { name: 'check-in', path: '/check-in', cookie: cookies.rep },
    ])
      figures[`${name}: script against it`] = atMost(
        (await scriptBytes(server.base, path, cookie)) / bare,
        1.25,
        '×',
      )
    const chart = await chartBytes(browser, server.base, `/goals/${company.goal}`, cookies.manager)
    figures['script only a chart loads'] = atMost(chart / 1000, 120, 'kB')
    await server.stop()

    say('statements …')
    const counting = await serve({ ...common, DATABASE_URL: url, PACELINE_STATEMENT_LOG: log })
    for (const { name, path, cookie } of countedPages(company, await signAllIn(counting, company))) {
      const sent = await statementsOf(counting, url, log, path, cookie)
      figures[`${name}: SQL statements`] = atMost(sent.length, 8, '')
      figures[`${name}: slowest statement`] = atMost(await slowest(url, sent), 20, 'ms')
    }
    await counting.stop()
    if (quick) return

    const embedded = await serve({ ...common, DATA_DIR: join(folder, 'data') })
    for (const page of pages(embeddedCompany, await signAllIn(embedded, embeddedCompany))) {
      say(`requests a second, PGlite: ${page.name} …`)
      const rates = await compare(embedded, page, ['bare', 'page'])
      figures[`${page.name}: requests a second, PGlite`] = shown(rates.page!, '/s')
      figures[`${page.name}: share of the bare page, PGlite`] = shown(rates.page! / rates.bare!, '×')
    }
    await embedded.stop()
  } finally {
    await browser.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const pages = (company: Company, cookies: Cookies): Page[] => [
  { name: 'team-board', path: `/teams/${company.largestTeam}`, cookie: cookies.manager },
  { name: 'my-week', path: '/', cookie: cookies.rep },
  { name: 'company', path: '/company', cookie: cookies.executive },
]

const countedPages = (company: Company, cookies: Cookies): Page[] => [
  ...pages(company, cookies),
  { name: 'team board of 8 people', path: `/teams/${company.team8}`, cookie: cookies.executive },
  { name: 'team board of 40 people', path: `/teams/${company.team40}`, cookie: cookies.executive },
  { name: 'check-in', path: '/check-in', cookie: cookies.rep },
  { name: 'goal', path: `/goals/${company.goal}`, cookie: cookies.manager },
]

async function signAllIn(server: Server, { manager, rep, executive, password }: Company): Promise<Cookies> {
  return {
    manager: await signIn(server.base, manager, password),
    rep: await signIn(server.base, rep, password),
    executive: await signIn(server.base, executive, password),
  }
}

async function compare(server: Server, page: Page, which: string[]): Promise<Record<string, number>> {
  const all: Record<string, string> = {
    bare: `${server.base}/bench/bare`,
    page: server.base + page.path,
    constants: `${server.base}/bench/constants/${page.name}`,
  }
  const urls = Object.fromEntries(which.map((name) => [name, all[name]!]))
  const rates = await sideBySide(urls, page.cookie)
  return Object.fromEntries(Object.entries(rates).map(([name, rounds]) => [name, median(rounds)]))
}

async function repeated(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) times.push(await measure())
  return median(times)
}

async function createDatabase(server: string, name: string): Promise<string> {
  const admin = await openDb({ url: server, connections: 1 })
  await admin.db.execute(sql.raw(`drop database if exists ${name}`))
  await admin.db.execute(sql.raw(`create database ${name}`))
  await admin.close()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

main().then(
  () => {
    if (asJson) console.log(JSON.stringify(figures, null, 2))
    else print(figures)
  },
  (error: unknown) => {
    if (!asJson) print(figures)
    console.error(error)
    process.exit(1)
  },
)
