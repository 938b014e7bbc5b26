import { sql } from 'drizzle-orm'
import { rows, type Db } from '../../db/client'
import { Conflict, Unavailable } from '../../lib/okr/errors'

/** What a person was told of one write. */
export type Told = 'done' | 'not saved' | 'not certain'

/** One write: the word by which it is found again, where it must stand, and what was told, the last answer counting. */
type Entry = { word: string; place: string; told: Told }

export type Journal = ReturnType<typeof newJournal>

/** Where each kind of write leaves its word. */
const PLACES = {
  note: 'select body as word from note',
  comment: 'select body as word from comment',
  'check-in': 'select happened as word from check_in_version',
  'sign-in': 'select id::text as word from session',
} as const
export type Place = keyof typeof PLACES

/**
 * Keeps what people were told while servers break, and compares it with what the database holds afterwards: what was acknowledged
 * is there once, what was said not to be saved is not there, and what was said to be uncertain is there at most once.
 */
export function newJournal() {
  const entries: Entry[] = []
  const problems: string[] = []
  let slowest = 0

  /** A person's write: sent, and with the same form once more while the answer is not *done*, as somebody would who wants it kept. */
  const write = async (
    place: Place,
    word: string,
    send: () => Promise<string | null | void>,
    tries = 3,
  ): Promise<Told> => {
    const entry: Entry = { word, place, told: 'not saved' }
    entries.push(entry)
    for (let attempt = 0; attempt < tries; attempt++) {
      const started = performance.now()
      try {
        const id = await send()
        if (place === 'sign-in') entry.word = id as string
        entry.told = 'done'
      } catch (error) {
        if (error instanceof Conflict) {
          // Their own uncertain write came through in between: they look at the page again.
          if (attempt === 0) entry.told = 'not saved'
          return entry.told
        }
        if (!(error instanceof Unavailable)) {
          problems.push(
            `${place}: ${error instanceof Error ? `${error.name} ${error.message} ${String(error.cause)}` : String(error)}`,
          )
          entry.told = 'not certain'
          return entry.told
        }
        // Once uncertain it stays so until it is done: the first try may still arrive.
        if (!error.certain || entry.told === 'not certain') entry.told = 'not certain'
        else entry.told = 'not saved'
      } finally {
        slowest = Math.max(slowest, performance.now() - started)
      }
      if (entry.told === 'done') break
    }
    return entry.told
  }

  /** A page somebody opens: it may fail, but not for ever. */
  const read = async (ask: () => Promise<unknown>): Promise<boolean> => {
    const started = performance.now()
    try {
      await ask()
      return true
    } catch (error) {
      if (!(error instanceof Unavailable))
        problems.push(`read: ${String(error)} ${String((error as Error).cause)}`)
      return false
    } finally {
      slowest = Math.max(slowest, performance.now() - started)
    }
  }

  const compare = async (db: Db) => {
    const found = new Map<string, number>()
    for (const [place, select] of Object.entries(PLACES))
      for (const { word } of rows<{ word: string | null }>(await db.execute(sql.raw(select))))
        found.set(`${place} ${word}`, (found.get(`${place} ${word}`) ?? 0) + 1)
    const wrong = (told: Told, right: (times: number) => boolean) =>
      entries.filter((entry) => entry.told === told && !right(found.get(`${entry.place} ${entry.word}`) ?? 0))
        .length
    const counted = (told: Told) => entries.filter((entry) => entry.told === told).length
    return {
      ...{ done: counted('done'), notSaved: counted('not saved'), notCertain: counted('not certain') },
      lost: wrong('done', (times) => times > 0),
      doubled: wrong('done', (times) => times < 2) + wrong('not certain', (times) => times < 2),
      savedAllTheSame: wrong('not saved', (times) => times === 0),
      slowest: Math.round(slowest),
      problems,
    }
  }

  return { write, read, compare }
}
