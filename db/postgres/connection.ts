import postgres, { type Sql } from 'postgres'
import { ConnectionLost, lossCode } from './failures'

/** What a statement was answered: its rows, and the tag by which PostgreSQL says what it did (`COMMIT`, `ROLLBACK`, …). */
export type Answer = readonly unknown[] & { command: string; state: { pid: number } }

/** How the driver reads and writes the types of columns, by their numbers; drizzle fills them in. */
export type TypeTable = Pick<Sql['options'], 'parsers' | 'serializers'>

/** Milliseconds. */
export type Limits = {
  /** How long a statement may take; 0: as long as it needs. */
  statement: number
  /** How long to wait for a connection. */
  connection: number
}

export type Connection = {
  /** One statement. Its caller waits for the answer before the next is sent. @throws ConnectionLost, or what the database refused */
  send: (statement: string, parameters?: unknown[], asArrays?: boolean) => Promise<Answer>
  /** What a transaction begins with. */
  begin: string
  isUsable: () => boolean
  /** Whether it ended because no answer came in time: the way to the server itself may be dead. */
  isSilent: () => boolean
  openedAt: number
  /** False behind a pooler, which may hand each transaction to another connection of its own. */
  isOwn: boolean
  end: () => void
}

/** Beyond the server's own limit, so that its answer comes first where there is one. */
const GRACE = 2_000

/**
 * A client of the driver with a single connection, used for one life of it and then thrown away. The driver can send many
 * statements at once on a connection and open it again by itself; when connections break, statements of both kinds are lost in it
 * and never answered. So each statement is sent alone and has an end, and whatever breaks ends the client.
 */
export async function openConnection(
  url: string,
  { statement: limit, connection: patience }: Limits,
  types: TypeTable,
): Promise<Connection> {
  let [usable, silent] = [true, false]
  const client = postgres(url, {
    max: 1,
    // A pooler takes these two; what else a session needs is set below.
    connection: { application_name: 'paceline', TimeZone: 'UTC' },
    connect_timeout: Math.ceil(patience / 1000),
    // A statement that asks for an array is answered its text: what is a list comes as JSON.
    fetch_types: false,
    max_lifetime: null,
    idle_timeout: 0,
    onnotice: () => {},
    // Left alone, the driver would open it again: inside a transaction, the rest would be written outside one.
    onclose: () => end(),
  })
  Object.assign(client.options.parsers, types.parsers)
  Object.assign(client.options.serializers, types.serializers)

  const end = () => {
    usable = false
    void client.end({ timeout: 0 }).catch(() => {})
  }

  const send = async (
    statement: string,
    parameters: unknown[],
    prepare: boolean,
    asArrays: boolean,
    within: number,
  ) => {
    if (!usable) throw new ConnectionLost('CONNECTION_CLOSED')
    const query = client.unsafe(statement, parameters as never[], { prepare })
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<never>((_, reject) => {
      if (within > 0)
        timer = setTimeout(() => {
          silent = true
          reject(new ConnectionLost('SILENT'))
          end()
        }, within)
    })
    try {
      return (await Promise.race([asArrays ? query.values() : query, silence])) as unknown as Answer
    } catch (error) {
      const code = error instanceof ConnectionLost ? null : lossCode(error)
      if (code === null) throw error
      end()
      throw Object.assign(new ConnectionLost(code), { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }

  try {
    const { isOwn, begin } = await settle((statement) => send(statement, [], false, false, patience), limit)
    const within = limit > 0 ? limit + GRACE : 0
    return {
      send: (statement, parameters = [], asArrays = false) =>
        send(statement, parameters, isOwn && parameters.length > 0, asArrays, within),
      begin,
      isUsable: () => usable,
      isSilent: () => silent,
      openedAt: performance.now(),
      isOwn,
      end,
    }
  } catch (error) {
    end()
    throw error
  }
}

/**
 * Whether the connection leads straight to its backend: a pooler tells its clients a process number of its own. Only then is what is
 * set for the session, and what is prepared in it, still there with the next transaction. Compiling a page's statement costs many
 * times what running it does, and a client that vanished must not hold its locks for ever.
 */
async function settle(send: (statement: string) => Promise<Answer>, limit: number) {
  const answer = await send('select pg_backend_pid() as pid')
  const isOwn = (answer as unknown as { pid: number }[])[0]?.pid === answer.state.pid
  const settings = [
    ['jit', 'off'],
    ['statement_timeout', String(limit)],
    ['idle_in_transaction_session_timeout', String(Math.max(limit, 60_000))],
  ]
  const set = (word: string) => settings.map(([name, value]) => `${word} ${name} = '${value}'`).join('; ')
  if (isOwn) await send(set('set'))
  return { isOwn, begin: isOwn ? 'begin' : `begin; ${set('set local')}` }
}
