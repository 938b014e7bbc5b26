import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { openDb, rows, type Db } from '../../db/client'
import { read } from '../../db/read'
import { foundCompany, newDatabase } from './company'
import { backupOf, ownPostgres, standbyOf, type OwnPostgres } from './postgres'
import { ownRoute } from './route'
import { whileAtWork } from './week'

const LIMITS = { connections: 10, statementSeconds: 2, connectionSeconds: 2 }

const one = async <T>(db: Db, statement: ReturnType<typeof sql>): Promise<T> =>
  rows<{ value: T }>(await db.execute(statement))[0]!.value
const stateOf = (db: Db) => one<string>(db, sql`select server_state() as value`)
const snapshotOf = (db: Db) => one<string>(db, sql`select pg_current_snapshot()::text as value`)

/**
 * People at work while the primary dies and its standby takes over. The standby confirms each commit, so nothing that was
 * acknowledged may be missing on it.
 */
export async function survivedFailover(seconds: number) {
  const primary = await ownPostgres({ synchronous_standby_names: '*', synchronous_commit: 'local' })
  const admin = await openDb({ url: primary.url('postgres'), connections: 1 })
  await newDatabase(primary.url('postgres'), 'crash')
  const standby = await standbyOf(primary)
  await admin.db.execute(sql.raw('alter system set synchronous_commit = on'))
  await admin.db.execute(sql.raw('select pg_reload_conf()'))
  await admin.close()
  const route = await ownRoute(primary.port)
  const servers = await Promise.all([1, 2].map(() => openDb({ url: route.url('crash'), ...LIMITS })))
  try {
    const { journal } = await whileAtWork(servers, route.url('crash'), async () => {
      await wait((seconds * 1000) / 2)
      primary.stop('immediate')
      standby.promote()
      route.leadTo(standby.port)
      await wait((seconds * 1000) / 2)
    })
    return await journal.compare(servers[0]!.db)
  } finally {
    await Promise.all(servers.map((each) => each.close()))
    route.stop()
    standby.remove()
    primary.remove()
  }
}

/** How another state of the database comes under a running server: `lose` is called before what is not in it is written. */
type Succession = (primary: OwnPostgres) => Promise<{
  lose: () => Promise<void>
  takeOver: () => Promise<OwnPostgres>
}>

/** A standby that had not received the last transaction. */
export const promotion: Succession = async (primary) => {
  const standby = await standbyOf(primary)
  return {
    lose: async () => void standby.stop('fast'),
    takeOver: async () => {
      primary.stop('immediate')
      standby.start()
      standby.promote()
      return standby
    },
  }
}

/** The database is set back to a point in time. */
export const restore: Succession = async (primary) => {
  const backup = await backupOf(primary)
  const POINT = 'before'
  return {
    lose: async () => {
      const admin = await openDb({ url: primary.url('postgres'), connections: 1 })
      await admin.db.execute(sql`select pg_create_restore_point(${POINT})`)
      await admin.close()
    },
    takeOver: async () => {
      primary.stop('fast')
      return backup.restoredTo(POINT)
    },
  }
}

/**
 * A server takes over that lacks the last transaction, and goes on until its transactions have the same numbers: what was kept of
 * the lost state must not be shown. Gives back the name that was shown and the one in the database.
 */
export async function keptOver(
  succession: Succession,
): Promise<{ shown: string; stored: string; sameSnapshot: boolean }> {
  const primary = await ownPostgres()
  await newDatabase(primary.url('postgres'), 'crash')
  const route = await ownRoute(primary.port)
  const opened = await openDb({ url: route.url('crash'), ...LIMITS })
  const { db } = opened
  const company = await foundCompany(opened, route.url('crash'))
  const name = sql`select name as value from person where id = ${company.people.ann}`
  const rename = (to: string) =>
    db.execute(sql`update person set name = ${to} where id = ${company.people.ann}`)
  const shownIn = async () =>
    (await read<{ value: string }>({ db, snapshot: await stateOf(db) }, name))[0]!.value
  let successor: OwnPostgres | undefined
  try {
    const { lose, takeOver } = await succession(primary)
    await lose()
    await rename('Lost Name')
    const lost = await snapshotOf(db)
    await shownIn()
    successor = await takeOver()
    route.leadTo(successor.port)
    // Each rename takes a number; the lost state's comes round.
    let sameSnapshot = false
    for (let tries = 0; tries < 200 && !sameSnapshot; tries++) {
      // The first may meet a connection that was just cut.
      await rename(`Kept Name ${tries}`).catch(() => {})
      sameSnapshot = (await snapshotOf(db)) === lost
    }
    return { shown: await shownIn(), stored: await one<string>(db, name), sameSnapshot }
  } finally {
    await opened.close()
    route.stop()
    successor?.remove()
    primary.remove()
  }
}
