import { Unavailable } from '@/lib/okr/errors'
import type { Answer, Connection, TypeTable } from './connection'
import { ConnectionLost, gaveUp, lossCode, onlyReads } from './failures'
import type { Pool } from './pool'

/** What drizzle's session asks of the driver. An answer is asked for when it is awaited; `values` makes its rows arrays. */
type Pending = PromiseLike<Answer> & { values: () => Promise<Answer> }
type Statements = { unsafe: (statement: string, parameters?: unknown[]) => Pending }
type Work = <T>(work: (inside: Inside) => Promise<T>) => Promise<T>
type Inside = Statements & { savepoint: Work; begin: Work }
type Client = Statements & { options: TypeTable; begin: Work }

/**
 * The driver as drizzle knows it, over our pool. Transaction control goes as plain text, never prepared, and a transaction is
 * done only where PostgreSQL answers COMMIT.
 *
 * @throws Unavailable on every method when no answer came: `certain` says whether that means that nothing was written
 */
export function clientOver(
  pool: Pool,
  types: TypeTable,
  onStatement: (statement: string, parameters: unknown[]) => void,
): Client {
  const single = async (statement: string, parameters: unknown[], asArrays: boolean): Promise<Answer> => {
    onStatement(statement, parameters)
    for (let tries = 1; ; tries++) {
      const connection = await taken(pool)
      try {
        return await connection.send(statement, parameters, asArrays)
      } catch (error) {
        const reads = onlyReads(statement)
        // Idle connections break without a sign, when a server restarts all at once: the next is a new one.
        const again = error instanceof ConnectionLost && reads && !connection.isSilent() && tries === 1
        if (!again) throw unavailable(error, reads)
      } finally {
        pool.give(connection)
      }
    }
  }

  const begin = async <T>(work: (inside: Inside) => Promise<T>): Promise<T> => {
    const connection = await begun(pool)
    const scope = scopeOn(connection, onStatement)
    try {
      const result = await work(scope.inside)
      await scope.settled()
      await commit(connection)
      return result
    } catch (error) {
      await scope.settled()
      if (connection.isUsable()) await connection.send('rollback').catch(() => connection.end())
      throw error
    } finally {
      scope.close()
      pool.give(connection)
    }
  }

  return { options: types, begin, unsafe: pending(single) }
}

/** `certain` says what it means that no answer came; a statement that was refused for want of time wrote nothing. */
function unavailable(error: unknown, certain: boolean): unknown {
  if (error instanceof ConnectionLost) return new Unavailable(certain, error)
  return gaveUp(error) ? new Unavailable(true, error) : error
}

const taken = (pool: Pool): Promise<Connection> =>
  pool.take().catch((error: unknown) => {
    throw lossCode(error) === null ? unavailable(error, true) : new Unavailable(true, error)
  })

/** A connection in a transaction. One that turns out to be broken at its first word has done nothing: another is taken. */
async function begun(pool: Pool): Promise<Connection> {
  const started = performance.now()
  for (;;) {
    const connection = await taken(pool)
    try {
      await connection.send(connection.begin)
      return connection
    } catch (error) {
      pool.give(connection)
      const stale = error instanceof ConnectionLost && connection.openedAt < started && !connection.isSilent()
      if (!stale) throw unavailable(error, true)
    }
  }
}

/** Where no answer comes, or none that can be believed, nobody knows which it was. */
async function commit(connection: Connection): Promise<void> {
  const { command } = await connection.send('commit').catch((error: unknown) => {
    throw unavailable(error, false)
  })
  if (command !== 'COMMIT')
    throw new Error(`The transaction was not committed: PostgreSQL answered ${command}.`)
}

/** The statements of one transaction: one after the other, however they are asked for, and none once it has ended. */
function scopeOn(connection: Connection, onStatement: (statement: string, parameters: unknown[]) => void) {
  let last: Promise<unknown> = Promise.resolve()
  let savepoints = 0
  let ended = false
  const send = (statement: string, parameters: unknown[] = [], asArrays = false): Promise<Answer> => {
    const answer = last.then(() => {
      if (ended) throw new Error('The transaction has ended.')
      onStatement(statement, parameters)
      return connection.send(statement, parameters, asArrays).catch((error: unknown) => {
        throw unavailable(error, true)
      })
    })
    last = answer.catch(() => {})
    return answer
  }
  const savepoint = async <T>(work: (inside: Inside) => Promise<T>): Promise<T> => {
    const name = `s${++savepoints}`
    await send(`savepoint ${name}`)
    try {
      return await work(inside)
    } catch (error) {
      if (connection.isUsable()) await send(`rollback to ${name}`)
      throw error
    }
  }
  // A transaction within one is a savepoint of it.
  const inside: Inside = { unsafe: pending(send), savepoint, begin: savepoint }
  return { inside, settled: () => last, close: () => void (ended = true) }
}

/** Sent once, with the first who waits for it. */
const pending =
  (send: (statement: string, parameters: unknown[], asArrays: boolean) => Promise<Answer>) =>
  (statement: string, parameters: unknown[] = []): Pending => {
    const answer = (asArrays: boolean) => send(statement, parameters, asArrays)
    return {
      then: (done, failed) => answer(false).then(done, failed),
      values: () => answer(true),
    }
  }
