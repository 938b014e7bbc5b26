import { randomUUID } from 'node:crypto'
import { sqlState } from '@/db/client'

/**
 * Logs what nobody expected and gives back the id by which somebody can ask about it. Only the error's name, its database state
 * and where it came from are kept: messages can hold personal data.
 */
export function reportBug(error: unknown): string {
  const id = randomUUID().slice(0, 8)
  const name = error instanceof Error ? error.name : typeof error
  const state = sqlState(error)
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const entry = { level: 'error', bug: id, name, state, at: frames.slice(0, 8).map((line) => line.trim()) }
  process.stderr.write(JSON.stringify(entry) + '\n')
  return id
}
