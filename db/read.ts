import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { rows, type Db } from './client'
import type { Context } from './context'

/** Answers kept for one state of the database, and pages for one minute of it. Beyond so many, all are let go: they can be asked again. */
const MOST_ANSWERS = 400
const MOST_PAGES = 100

const dialect = new PgDialect({ casing: 'snake_case' })

type Answers = Map<string, Promise<unknown>>
type Kept = { snapshot: string; answers: Answers; minute: number; pages: Answers }
const kept = new WeakMap<Db, Kept>()

/** What is kept of this state, without anything of an earlier one. */
function keptOf(db: Db, snapshot: string): Kept {
  const known = kept.get(db)
  if (known?.snapshot === snapshot) return known
  const fresh: Kept = { snapshot, answers: new Map(), minute: 0, pages: new Map() }
  kept.set(db, fresh)
  return fresh
}

function once<T>(answers: Answers, most: number, key: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(key)
  if (known) return known as Promise<T>
  if (answers.size >= most) answers.clear()
  const answer = ask()
  answers.set(key, answer)
  // A failure is nobody else's.
  answer.catch(() => answers.delete(key))
  return answer
}

/**
 * The rows of a reading statement, kept for as long as the database shows the very same rows to everybody.
 *
 * A request learns with its session in which state it found the database (`server_state()`: which server, and which transactions had
 * ended). While that stays word for word the same, no transaction anywhere has written anything, and the same statement
 * with the same parameters has the same answer; the first thing written makes it another state, and nothing kept is used
 * again. What the viewer may see is part of the statement. Kept rows are shared between requests: do not write into them.
 *
 * Without a state (commands, tests, jobs) the database is asked each time.
 */
export function read<T>({ db, snapshot }: Pick<Context, 'db' | 'snapshot'>, statement: SQL): Promise<T[]> {
  const ask = async () => rows<T>(await db.execute(statement))
  if (snapshot === undefined) return ask()
  const { sql, params } = dialect.sqlToQuery(statement)
  return once(keptOf(db, snapshot).answers, MOST_ANSWERS, `${sql}\n${JSON.stringify(params)}`, ask)
}

/**
 * What a page says, made of such rows for one viewer, kept like them: for the state of the database, and for the minute, because
 * check-ins open, fall due and are missed on the minute. `asked` names the page and all it was asked for.
 */
export function readPage<T>(
  { db, snapshot, viewer, locale, today, now }: Context,
  asked: readonly unknown[],
  make: () => Promise<T>,
): Promise<T> {
  if (snapshot === undefined) return make()
  const known = keptOf(db, snapshot)
  const minute = Math.floor(now.getTime() / 60_000)
  if (known.minute !== minute) Object.assign(known, { minute, pages: new Map() })
  return once(known.pages, MOST_PAGES, JSON.stringify([viewer.id, locale, today, ...asked]), make)
}
