import { Conflict } from '../../../lib/okr/errors'

/** What a contest came to: how often it was held, and what was wrong. */
export type Outcome = { rounds: number; problems: string[] }

/** Two at the same moment: exactly one is done, the other is told that somebody was first. */
export async function oneWins(both: Promise<unknown>[], what: string): Promise<string[]> {
  const ends = await Promise.allSettled(both)
  const won = ends.filter(({ status }) => status === 'fulfilled').length
  const lost = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  return [
    ...(won === 1 ? [] : [`${what}: ${won} of ${both.length} were done`]),
    ...lost.filter((error) => !(error instanceof Conflict)).map((error) => `${what}: ${String(error)}`),
  ]
}
