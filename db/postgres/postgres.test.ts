import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Unavailable } from '@/lib/okr/errors'
import { openDb, rows, type Db, type OpenDb } from '../client'
import { installation } from '../schema'
import { somebodyWaits } from '../testing/somebody-waits'
import { engine, testDb, type TestDb } from '../testing/test-db'

// What happens between us and a server; the embedded database is in our own process.
if (engine() === 'pglite') test('the embedded database has no connections', () => {})
else {
  let shared: TestDb
  let small: OpenDb
  beforeEach(async () => {
    shared = await testDb()
    small = await openDb({ url: shared.url, connections: 2, statementSeconds: 1, connectionSeconds: 1 })
  })
  afterEach(async () => {
    await small.close()
    await shared.close()
  })

  const row = {
    one: true,
    installationId: '0190b6a0-0000-7000-8000-000000000001',
    createdAt: new Date('2026-11-13T15:00:00Z'),
  }
  const stored = () => shared.db.$count(installation)
  const pid = async (db: Pick<Db, 'execute'>) =>
    rows<{ pid: number }>(await db.execute(sql`select pg_backend_pid() as pid`))[0]!.pid
  const kill = (backend: number) => shared.db.execute(sql`select pg_terminate_backend(${backend}::int, 5000)`)
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => Promise.reject(new Error('It was accepted.')),
      (error: unknown) => error as Unavailable,
    )

  test('a transaction that PostgreSQL rolled back is never told done', async () => {
    const work = small.db.transaction(async (tx) => {
      await tx.insert(installation).values(row)
      await tx.execute(sql`select 1 / 0`).catch(() => {})
    })
    await expect(work).rejects.toThrow('PostgreSQL answered ROLLBACK')
    expect(await stored()).toBe(0)
    expect(await pid(small.db)).toBeGreaterThan(0)
  })

  test('a connection killed inside a transaction: nothing was saved, and the next one works', async () => {
    const work = small.db.transaction(async (tx) => {
      await tx.insert(installation).values(row)
      await kill(await pid(tx))
      await tx.execute(sql`select 1`)
    })
    expect(await failure(work)).toMatchObject({ key: 'databaseAway', certain: true })
    expect(await stored()).toBe(0)
    await small.db.transaction((tx) => tx.insert(installation).values(row))
    expect(await stored()).toBe(1)
  })

  test('a connection killed while it commits: it is not certain', async () => {
    // The commit runs this, so that it can be cut off in the middle.
    await shared.db.execute(
      sql`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return null; end $$`,
    )
    await shared.db.execute(
      sql`create constraint trigger slow after insert on installation deferrable initially deferred for each row execute function slowly()`,
    )
    const patient = await openDb({ url: shared.url, connections: 1 })
    let backend = 0
    const work = patient.db.transaction(async (tx) => {
      backend = await pid(tx)
      await tx.insert(installation).values(row)
    })
    const failed = failure(work)
    const commits = sql`select 1 from pg_stat_activity where datname = current_database() and query = 'commit' and state = 'active'`
    await expect.poll(async () => rows(await shared.db.execute(commits)).length, { timeout: 10_000 }).toBe(1)
    await kill(backend)
    expect(await failed).toMatchObject({ key: 'databaseUncertain', certain: false })
    await patient.close()
  })

  test('reading goes on when idle connections were killed', async () => {
    const backends = await Promise.all([pid(small.db), pid(small.db)])
    await Promise.all(backends.map(kill))
    expect(await Promise.all([pid(small.db), pid(small.db), pid(small.db)])).toHaveLength(3)
  })

  test('what waits for a lock is told in time, that nothing was saved, and later statements work', async () => {
    await shared.db.insert(installation).values(row)
    await shared.db.transaction(async (tx) => {
      await tx.execute(sql`select * from installation for update`)
      const change = small.db.transaction((inner) =>
        inner.execute(sql`update installation set created_at = now()`),
      )
      const failed = failure(change)
      await somebodyWaits(shared.db)
      expect(await failed).toMatchObject({ key: 'databaseAway', certain: true })
    })
    expect(await stored()).toBe(1)
    await small.db.execute(
      sql`update installation set created_at = ${row.createdAt.toISOString()}::timestamptz`,
    )
  })

  test('who finds no free connection is told in time; the pool is whole afterwards', async () => {
    let free = () => {}
    const until = new Promise<void>((resolve) => (free = resolve))
    const holders = [1, 2].map(() =>
      small.db.transaction(async (tx) => {
        await pid(tx)
        await until
      }),
    )
    expect(await failure(pid(small.db))).toMatchObject({ key: 'databaseAway' })
    free()
    await Promise.all(holders)
    expect(await Promise.all(Array.from({ length: 20 }, () => pid(small.db)))).toHaveLength(20)
  })

  test('statements of one transaction that are asked for together run one after the other, and none after its end', async () => {
    let late: Db | undefined
    const answers = await small.db.transaction(async (tx) => {
      late = tx as unknown as Db
      return Promise.all(
        [1, 2, 3].map(async (n) => rows<{ n: number }>(await tx.execute(sql`select ${n}::int as n`))[0]!.n),
      )
    })
    expect(answers).toEqual([1, 2, 3])
    await expect(late!.execute(sql`select 1`)).rejects.toThrow()
  })
}
