import { randomUUID } from 'node:crypto'
import { driverCode } from '@/db/client'

/**
 * Logs what nobody expected and gives back the id by which somebody can ask about it. Only the error's name, its code (the
 * database's or the system's) and where it came from are kept: messages can hold personal data. A page's error has the id Next shows with the apology.
 */
export function reportBug(error: unknown, where: Record<string, string> = {}): string {
  const id = digestOf(error) ?? randomUUID().slice(0, 8)
  const name = error instanceof Error ? error.name : typeof error
  const state = driverCode(error)
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const entry = {
    level: 'error',
    bug: id,
    name,
    state,
    ...where,
    at: frames.slice(0, 8).map((line) => line.trim()),
  }
  process.stderr.write(JSON.stringify(entry) + '\n')
  return id
}

const digestOf = (error: unknown): string | null => {
  const digest = error instanceof Error && 'digest' in error ? error.digest : null
  return typeof digest === 'string' ? digest : null
}
