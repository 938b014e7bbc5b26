import { readFileSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import postgres from 'postgres'
import { htmlOf } from './browser'
import { median } from './figures'
import type { Server } from './server'

type Statement = { sql: string; parameters: string[] }

/**
 * The statements one request of a page sends, as the driver logged them. Asked twice first, so that nothing is being warmed up;
 * then something is written, so that no answer is kept.
 */
export async function statementsOf(
  server: Server,
  url: string,
  log: string,
  path: string,
  cookie: string,
): Promise<Statement[]> {
  await htmlOf(server.base + path, cookie)
  await htmlOf(server.base + path, cookie)
  const client = postgres(url, { max: 1 })
  await writeSomething(client)
  await client.end()
  writeFileSync(log, '')
  await htmlOf(server.base + path, cookie)
  return (
    readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Statement)
      // A fresh connection asks the catalogue for its types once: that is not the page's doing.
      .filter(({ sql }) => !sql.includes('pg_catalog'))
  )
}

/** A transaction of its own, which leaves nothing behind and makes the database another one than before. */
const writeSomething = (client: postgres.Sql) => client`select pg_current_xact_id()`

/** Runs work while something is written every few milliseconds: nothing the pages keep can be used twice. */
export async function whileWriting<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = postgres(url, { max: 1 })
  const timer = setInterval(() => void writeSomething(client).execute(), 4)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await client.end()
  }
}

/** The slowest of a page's statements in ms, each the median of twenty executions with its own parameters. */
export async function slowest(url: string, statements: Statement[]): Promise<number> {
  // As the product connects: it has no use for compiled plans.
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: 'off' } })
  let worst = 0
  for (const { sql, parameters } of statements) {
    const taken: number[] = []
    for (let times = 0; times < 20; times++) {
      const start = performance.now()
      await client.unsafe(sql, parameters, { prepare: true })
      taken.push(performance.now() - start)
    }
    worst = Math.max(worst, median(taken))
  }
  await client.end()
  return worst
}

/** Time of one request after another in ms, the median of many: what one more row costs shows in it. */
export async function timeOf(url: string, cookie: string, times = 60): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now()
    await htmlOf(url, cookie)
    taken.push(performance.now() - start)
  }
  return median(taken)
}
