import { sql } from 'drizzle-orm'
import { openDb, rows, type OpenDb } from '../../db/client'
import { newDatabase } from './company'
import { disturbances } from './disturbances'
import { ownPgBouncer } from './pgbouncer'
import { ownPostgres } from './postgres'
import { whileAtWork } from './week'

/** Short, so that a paused server is given up within a test. A statement that the server itself does not end is given 2 s more. */
const LIMITS = { statementSeconds: 2, connectionSeconds: 2 }
/** A wait for a connection, then for an answer; a write begins, writes and commits. */
const LONGEST = 2_000 + 4_000 + 4_000
const CONNECTIONS = 10

/** How two servers reach their database: straight, or through PgBouncer in one of its modes. */
export type Way = 'direct' | 'transaction' | 'session'

/** The pools of two servers and ten people at work while the database is disturbed: what was wrong, and the figures. */
export async function survivedPools(
  way: Way,
  disturbance: keyof typeof disturbances,
  seconds: number,
): Promise<{ wrong: string[]; figures: string }> {
  const server = await ownPostgres()
  const database = 'crash'
  await newDatabase(server.url('postgres'), database)
  const admin = await openDb({ url: server.url('postgres'), connections: 1 })
  await admin.db.execute(sql.raw(`create role crash login`))
  await admin.db.execute(sql.raw(`alter database ${database} owner to crash`))
  await admin.close()
  const bouncer = way === 'direct' ? null : await ownPgBouncer(server.port, way)
  const url = (bouncer ?? server).url(database).replace('paceline@', 'crash@')
  const servers = await Promise.all([1, 2].map(() => openDb({ url, connections: CONNECTIONS, ...LIMITS })))
  try {
    const { journal, pages } = await whileAtWork(servers, url, () =>
      disturbances[disturbance](server, seconds, database),
    )
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
    ]
    return {
      wrong,
      figures: `${done} done, ${notSaved} not saved, ${notCertain} not certain, ${pages.opened} pages, ${pages.failed} failed, slowest ${slowest} ms`,
    }
  } finally {
    await Promise.all(servers.map((each) => each.close()))
    await bouncer?.stop()
    server.remove()
  }
}

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
