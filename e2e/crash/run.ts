import { sql } from 'drizzle-orm'
import { openDb, rows, type OpenDb } from '../../db/client'
import { closingAgainstWriters } from './closing'
import { confirmations, decisions, draftsForMany, editsOfOneCheckIn } from './contests'
import { foundCompany, newDatabase } from './company'
import { disturbances } from './disturbances'
import { killedEmbedded } from './embedded'
import { keptOver, promotion, restore, survivedFailover } from './failover'
import { newJournal } from './journal'
import { ownPgBouncer } from './pgbouncer'
import { ownPostgres } from './postgres'
import { wholeServers } from './servers'
import { atWork } from './week'

/** Seconds for which each disturbance lasts: `--small` is what `npm test` runs. */
const small = process.argv.includes('--small')
const SECONDS = small ? 3 : 20
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
/** Short, so that a paused server is given up within a test. A statement that the server itself does not end is given 2 s more. */
const LIMITS = { statementSeconds: 2, connectionSeconds: 2 }
/** A wait for a connection, then for an answer; a write begins, writes and commits. */
const LONGEST = 2_000 + 4_000 + 4_000
const CONNECTIONS = 10

let [passed, failed] = [0, 0]
function check(name: string, problems: string[], figures: string): void {
  if (problems.length === 0) passed += 1
  else failed += 1
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}: ${figures}`)
  for (const problem of problems) console.log(`    ${problem}`)
}

/** Crashes of our own process are findings, whatever else is right. */
const uncaught: string[] = []
process.on('uncaughtException', (error) => uncaught.push(`uncaught: ${error.stack}`))
process.on('unhandledRejection', (error) =>
  uncaught.push(`unhandled: ${error instanceof Error ? error.stack : String(error)}`),
)

/** PgBouncer itself tries a server that refused it again only after 15 s. */
const HEALED_WITHIN = 25_000

/** Waits until a pool can use all its connections at once again. @returns whether it came to that */
async function isWhole(opened: OpenDb): Promise<boolean> {
  for (const end = performance.now() + HEALED_WITHIN; performance.now() < end;)
    if (await usesAll(opened)) return true
  return false
}

async function usesAll(opened: OpenDb): Promise<boolean> {
  const asked = await Promise.allSettled(
    Array.from({ length: CONNECTIONS }, () =>
      opened.db.execute(sql`select pg_backend_pid() as pid, pg_sleep(0.3)`),
    ),
  )
  const pids = asked.flatMap((each) =>
    each.status === 'fulfilled' ? rows<{ pid: number }>(each.value).map(({ pid }) => pid) : [],
  )
  return pids.length === CONNECTIONS
}

async function survive(way: string, disturbance: keyof typeof disturbances): Promise<void> {
  const server = await ownPostgres()
  const database = 'crash'
  await newDatabase(server.url('postgres'), database)
  const admin = await openDb({ url: server.url('postgres'), connections: 1 })
  await admin.db.execute(sql.raw(`create role crash login`))
  await admin.db.execute(sql.raw(`alter database ${database} owner to crash`))
  await admin.close()
  const bouncer = way === 'direct' ? null : await ownPgBouncer(server.port, way as 'session' | 'transaction')
  const url = (bouncer ?? server).url(database).replace('paceline@', 'crash@')
  const servers = await Promise.all([1, 2].map(() => openDb({ url, connections: CONNECTIONS, ...LIMITS })))
  try {
    const company = await foundCompany(servers[0]!, url)
    const journal = newJournal()
    let over = false
    const work = atWork(
      company,
      servers.map(({ db }) => db),
      journal,
      () => over,
    )
    await disturbances[disturbance](server, SECONDS, database)
    over = true
    const pages = await work
    const whole = await Promise.all(servers.map(isWhole))
    const direct = await openDb({ url: server.url(database), connections: 1 })
    const { problems, slowest, ...counts } = await journal.compare(direct.db)
    await direct.close()
    const { done, notSaved, notCertain, lost, doubled, savedAllTheSame } = counts
    const wrong = [
      ...(lost > 0 ? [`${lost} acknowledged writes are not there`] : []),
      ...(doubled > 0 ? [`${doubled} writes are there twice`] : []),
      ...(savedAllTheSame > 0 ? [`${savedAllTheSame} writes were said not to be saved, and are there`] : []),
      ...(done === 0 ? ['nothing was acknowledged'] : []),
      ...(slowest > LONGEST ? [`somebody waited ${slowest} ms`] : []),
      ...(servers.some((each) => each.isPooled() !== (bouncer !== null))
        ? ['the pooler was not told apart']
        : []),
      ...(whole.includes(false) ? ['a pool did not get all its connections back'] : []),
      ...problems.slice(0, 5),
      ...uncaught.splice(0),
    ]
    check(
      `${way}, ${disturbance}`,
      wrong,
      `${done} done, ${notSaved} not saved, ${notCertain} not certain, ${pages.opened} pages, ${pages.failed} failed, slowest ${slowest} ms`,
    )
  } finally {
    await Promise.all(servers.map((each) => each.close()))
    await bouncer?.stop()
    server.remove()
  }
}

async function contest(): Promise<void> {
  const server = await ownPostgres()
  const url = server.url('crash')
  await newDatabase(server.url('postgres'), 'crash')
  const servers = await Promise.all([1, 2].map(() => openDb({ url, connections: CONNECTIONS })))
  const dbs = servers.map(({ db }) => db)
  try {
    const company = await foundCompany(servers[0]!, url)
    for (const [name, held] of [
      ['edits of one check-in', editsOfOneCheckIn],
      ['decisions of one adjustment', decisions],
      ['one goal for a team, drafted twice', draftsForMany],
      ['an appointment, confirmed and refused', confirmations],
    ] as const) {
      const { rounds, problems } = await held(company, dbs, SECONDS)
      check(name, problems.slice(0, 5), `${rounds} rounds`)
    }
    const closing = await closingAgainstWriters(company, dbs, 10_000)
    check(
      'closing against eight writers',
      closing.problems,
      `closed after ${closing.took} ms, ${closing.written} weeks logged meanwhile, ${closing.told} told to wait`,
    )
  } finally {
    await Promise.all(servers.map((each) => each.close()))
    server.remove()
  }
}

async function failOver(): Promise<void> {
  for (const [name, succession] of [
    ['answers kept over a failover', promotion],
    ['answers kept over a restore to a point in time', restore],
  ] as const) {
    const { shown, stored, sameSnapshot } = await keptOver(succession)
    const problems = [
      ...(shown === stored ? [] : [`“${shown}” is shown, “${stored}” is stored`]),
      ...(sameSnapshot ? [] : ['the numbers of the transactions did not come round']),
    ]
    check(name, problems, `“${shown}” is shown`)
  }
  const survived = await survivedFailover(SECONDS)
  const { done, notSaved, notCertain, lost, doubled, savedAllTheSame, slowest } = survived
  const wrong = [
    ...(lost + doubled + savedAllTheSame > 0 ? [JSON.stringify(survived)] : []),
    ...survived.problems.slice(0, 5),
  ]
  check(
    'work over a failover',
    wrong,
    `${done} done, ${notSaved} not saved, ${notCertain} not certain, slowest ${slowest} ms`,
  )
}

async function killEmbedded(): Promise<void> {
  const kills = Math.ceil(SECONDS / 2)
  const { done, lost, doubled } = await killedEmbedded(kills)
  const problems = lost + doubled > 0 ? [`${lost} are not there, ${doubled} twice`] : []
  check('embedded, killed', problems, `${done} done, ${kills} kills`)
}

async function servers(way: 'direct' | 'transaction', disturbance: keyof typeof disturbances): Promise<void> {
  const { done, notSaved, notCertain, lost, doubled, savedAllTheSame, slowest, ...rest } = await wholeServers(
    way,
    disturbance,
    SECONDS,
  )
  const wrong = [
    ...(lost > 0 ? [`${lost} comments somebody saw on the page are not there`] : []),
    ...(doubled > 0 ? [`${doubled} comments are there twice`] : []),
    ...(savedAllTheSame > 0 ? [`${savedAllTheSame} comments were said not to be saved, and are there`] : []),
    ...(done === 0 ? ['nothing was acknowledged'] : []),
    ...(rest.healed ? [] : ['a server did not come back']),
    ...rest.problems.slice(0, 5),
    ...rest.said.slice(0, 5),
  ]
  check(
    `whole servers, ${way}, ${disturbance}`,
    wrong,
    `${done} done, ${notSaved} not saved, ${notCertain} not certain, slowest ${slowest} ms`,
  )
}

/** What `npm test` has time for. */
const FEW = [
  ...['contests', 'embedded', 'failover', 'direct, backends killed', 'direct, stopped at once'],
  ...['transaction, none', 'transaction, backends killed', 'session, none'],
]
const words = only.length > 0 ? only : small ? FEW : ['']
const chosen = (name: string) =>
  words.some((word) => (only.length > 0 || !small ? name.includes(word) : name === word))
const guarded = (name: string, work: () => Promise<void>) =>
  work().catch((error: unknown) =>
    check(name, [error instanceof Error ? String(error.stack) : String(error)], 'broke off'),
  )

if (chosen('contests')) await guarded('contests', contest)
if (chosen('embedded')) await guarded('embedded, killed', killEmbedded)
if (chosen('failover')) await guarded('failover', failOver)
for (const [way, disturbance] of [
  ['transaction', 'a backend killed a second'],
  ['direct', 'a backend killed a second'],
  ['direct', 'stopped at once'],
  ['direct', 'restarted'],
] as const)
  if (chosen(`whole servers, ${way}, ${disturbance}`))
    await guarded(`whole servers, ${way}, ${disturbance}`, () => servers(way, disturbance))
for (const way of ['direct', 'transaction', 'session'])
  for (const disturbance of Object.keys(disturbances) as (keyof typeof disturbances)[])
    if (chosen(`${way}, ${disturbance}`))
      await guarded(`${way}, ${disturbance}`, () => survive(way, disturbance))

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
