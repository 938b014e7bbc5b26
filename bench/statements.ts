import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { Server } from './server'
import { htmlOf } from './browser'
import { median } from './figures'

/** The statements one request of a page sends, as the driver counted them in its log. */
export async function statementsOf(
  server: Server,
  log: string,
  path: string,
  cookie: string,
): Promise<string[]> {
  await htmlOf(server.base + path, cookie)
  writeFileSync(log, '')
  await htmlOf(server.base + path, cookie)
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
}

/**
 * The slowest statement of a page in ms: of each statement the median of twenty executions, as PostgreSQL's own log gives
 * their durations.
 */
export async function slowestStatement(
  server: Server,
  log: string,
  path: string,
  cookie: string,
): Promise<number> {
  if (!existsSync(log)) throw new Error('PostgreSQL keeps no log of durations here')
  const before = readFileSync(log, 'utf8').length
  for (let times = 0; times < 20; times++) await htmlOf(server.base + path, cookie)
  const said = readFileSync(log, 'utf8').slice(before)
  const durations = new Map<string, number[]>()
  for (const [, ms, statement] of said.matchAll(
    /duration: ([\d.]+) ms {2}execute [^:]*: ([\s\S]*?)(?=\n\d{4}-\d\d-\d\d )/g,
  )) {
    const key = statement!.trim()
    durations.set(key, [...(durations.get(key) ?? []), Number(ms)])
  }
  if (durations.size === 0) throw new Error('no durations in PostgreSQL’s log')
  return Math.max(...[...durations.values()].map(median))
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
