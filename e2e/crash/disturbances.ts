import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { openDb } from '../../db/client'
import type { OwnPostgres } from './postgres'

/** What is done to a server while people work, and how long for, in seconds. */
export type Disturbance = (server: OwnPostgres, seconds: number, database: string) => Promise<void>

const until = (seconds: number) => performance.now() + seconds * 1000

/** Again and again so many backends of the database are terminated. */
const killing =
  (count: number, every: number): Disturbance =>
  async (server, seconds, database) => {
    const admin = await openDb({ url: server.url('postgres'), connections: 1 })
    for (const end = until(seconds); performance.now() < end; await wait(every))
      await admin.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database} order by random() limit ${count}`,
      )
    await admin.close()
  }

const restarted: Disturbance = async (server, seconds) => {
  await wait((seconds * 1000) / 3)
  server.restart()
  await wait((seconds * 1000) / 3)
}

const stoppedAtOnce: Disturbance = async (server, seconds) => {
  await wait((seconds * 1000) / 4)
  server.stop('immediate')
  await wait((seconds * 1000) / 4)
  server.start()
  await wait((seconds * 1000) / 4)
}

const paused: Disturbance = async (server, seconds) => {
  await wait(1_000)
  server.pause()
  await wait(seconds * 1000)
  server.resume()
  await wait(2_000)
}

const fewConnections: Disturbance = async (server, seconds) => {
  const admin = await openDb({ url: server.url('postgres'), connections: 1 })
  await admin.db.execute(sql.raw('alter role crash connection limit 5'))
  await wait(seconds * 1000)
  await admin.db.execute(sql.raw('alter role crash connection limit -1'))
  await admin.close()
}

const none: Disturbance = (_, seconds) => wait(seconds * 1000)

export const disturbances = {
  none,
  'backends killed': killing(2, 150),
  'a backend killed a second': killing(1, 1_000),
  restarted,
  'stopped at once': stoppedAtOnce,
  paused,
  '5 connections': fewConnections,
}
