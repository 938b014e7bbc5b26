import { openDb } from '../../db/client'
import { decisions } from './contests/adjustments'
import { editsOfOneCheckIn } from './contests/check-ins'
import { closingAgainstWriters } from './contests/closing'
import { confirmations } from './contests/confirmations'
import { draftsForMany } from './contests/drafts'
import { foundCompany, newDatabase } from './company'
import { disturbances } from './disturbances'
import { killedEmbedded } from './embedded'
import { keptOver, promotion, restore, survivedFailover } from './failover'
import { ownPostgres } from './postgres'
import { survivedPools, type Way } from './pools'
import { wholeServers } from './servers'

/** Seconds for which each disturbance lasts: `--small` is what `npm test` runs. */
const small = process.argv.includes('--small')
const SECONDS = small ? 3 : 20
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

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

async function survive(way: Way, disturbance: keyof typeof disturbances): Promise<void> {
  const { wrong, figures } = await survivedPools(way, disturbance, SECONDS)
  check(`${way}, ${disturbance}`, [...wrong, ...uncaught.splice(0)], figures)
}

async function contest(): Promise<void> {
  const server = await ownPostgres()
  const url = server.url('crash')
  await newDatabase(server.url('postgres'), 'crash')
  const servers = await Promise.all([1, 2].map(() => openDb({ url, connections: 10 })))
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
for (const way of ['direct', 'transaction', 'session'] as const)
  for (const disturbance of Object.keys(disturbances) as (keyof typeof disturbances)[])
    if (chosen(`${way}, ${disturbance}`))
      await guarded(`${way}, ${disturbance}`, () => survive(way, disturbance))

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
