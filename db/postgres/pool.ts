import { openConnection, type Connection, type Limits, type TypeTable } from './connection'
import { ConnectionLost, lossCode } from './failures'

type PoolOptions = { url: string; size: number; limits: Limits; types: TypeTable }

export type Pool = {
  /** A connection for its caller alone. @throws ConnectionLost when none could be had in time */
  take: () => Promise<Connection>
  give: (connection: Connection) => void
  /** Whether the connection opened last led through a pooler. */
  isPooled: () => boolean
  close: () => Promise<void>
}

/** After so long a connection is opened anew: prepared statements do not pile up, and a moved server is found. */
const LIFE = 30 * 60_000
/** Between two tries to open a connection that was refused. */
const PAUSE = { first: 50, most: 1_000 }

/**
 * Connections that are taken, used for a statement or a transaction, and given back. They are handed on in the order they were
 * asked for. One that broke is let go and another opened, as long as somebody waits: while a server restarts its clients are
 * slow, not refused. Fewer than `size` do, too, where the server has no more to give.
 */
export function openPool({ url, size, limits, types }: PoolOptions): Pool {
  const idle: Connection[] = []
  /** Handed a connection, or null: there is room for another. */
  const waiting: ((connection: Connection | null) => void)[] = []
  let [open, closed, pooled, silentAt] = [0, false, false, -Infinity]

  const drop = (connection: Connection) => {
    connection.end()
    open -= 1
    waiting.shift()?.(null)
  }

  /** When one keeps silent the others may be on the same dead way: none from before is trusted again. */
  const isFresh = (connection: Connection) =>
    connection.isUsable() && connection.openedAt > silentAt && performance.now() - connection.openedAt < LIFE

  const nextIdle = (): Connection | undefined => {
    for (let at = idle.pop(); at; at = idle.pop()) {
      if (isFresh(at)) return at
      drop(at)
    }
    return undefined
  }

  const handed = (patience: number) =>
    new Promise<Connection | null>((resolve) => {
      const answer = (connection: Connection | null) => {
        clearTimeout(timer)
        resolve(connection)
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(answer), 1)
        resolve(null)
      }, patience)
      waiting.push(answer)
    })

  const opened = async (left: number): Promise<Connection> => {
    open += 1
    try {
      const connection = await openConnection(url, { ...limits, connection: left }, types)
      pooled = !connection.isOwn
      return connection
    } catch (error) {
      open -= 1
      waiting.shift()?.(null)
      throw error
    }
  }

  const take = async () => {
    const until = performance.now() + limits.connection
    let failure: unknown = new ConnectionLost('NONE_FREE')
    let pause = PAUSE.first
    for (;;) {
      if (closed) throw new ConnectionLost('CLOSED')
      const left = until - performance.now()
      if (left <= 0) throw failure
      const connection = waiting.length === 0 ? nextIdle() : undefined
      if (connection) return connection
      let rest = left
      if (open < size)
        try {
          return await opened(left)
        } catch (error) {
          if (!(error instanceof ConnectionLost) && lossCode(error) === null) throw error
          failure = error
          rest = Math.min(pause, until - performance.now())
          pause = Math.min(pause * 2, PAUSE.most)
        }
      const given = await handed(Math.max(rest, 0))
      if (given) return given
    }
  }

  const give = (connection: Connection) => {
    if (connection.isSilent()) silentAt = performance.now()
    if (closed || !isFresh(connection)) return drop(connection)
    const next = waiting.shift()
    if (next) next(connection)
    else idle.push(connection)
  }

  const close = async () => {
    closed = true
    for (const connection of idle.splice(0)) drop(connection)
    for (const answer of waiting.splice(0)) answer(null)
    const until = performance.now() + 5_000
    while (open > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  return { take, give, isPooled: () => pooled, close }
}
