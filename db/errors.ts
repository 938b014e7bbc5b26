import { DrizzleQueryError } from 'drizzle-orm'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import { isUnavailable } from '../lib/okr/errors'

type DriverError = Error & { code?: unknown; constraint_name?: unknown; constraint?: unknown }

/** The code of the first error of the chain that has one: PostgreSQL's, the driver's or the system's. */
export function driverCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as DriverError
    if (typeof code === 'string') return code
  }
  return null
}

/** The driver's own error below drizzle's, or null: its fields say what the database refused. */
function driverError(error: unknown): DriverError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as DriverError
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return at as DriverError
  }
  return null
}

/** The five characters by which PostgreSQL names what went wrong (`23505`, our own `PL001`), or null. */
export const sqlState = (error: unknown): string | null => (driverError(error)?.code as string) ?? null

/** The name of the unique constraint a write ran into, or null when it failed for another reason. */
export function uniqueViolation(error: unknown): string | null {
  const found = driverError(error)
  if (found?.code !== '23505') return null
  const name = found.constraint_name ?? found.constraint
  return typeof name === 'string' ? name : ''
}

/**
 * Drizzle writes a failed statement's parameters into the error's message, and Next prints messages: password hashes and
 * personal text would reach the log. From here on a failed query says its SQL and the database's reason only.
 */
export function keepParametersOutOfErrors(): void {
  const mark = Symbol.for('paceline.parameters-kept-out')
  const prototype = PgPreparedQuery.prototype as unknown as Record<PropertyKey, unknown>
  if (prototype[mark]) return
  const original = prototype.queryWithCache as (...args: unknown[]) => Promise<unknown>
  prototype[mark] = true
  prototype.queryWithCache = async function (this: unknown, ...args: unknown[]) {
    try {
      return await original.apply(this, args)
    } catch (error) {
      if (!(error instanceof DrizzleQueryError)) throw error
      throw isUnavailable(error.cause) ? error.cause : withoutParameters(error)
    }
  }
}

function withoutParameters(error: DrizzleQueryError): DrizzleQueryError {
  const message = `Failed query: ${error.query}`
  const stack = error.stack?.replace(error.message, message)
  Object.defineProperty(error, 'params', { value: [], enumerable: false })
  return Object.assign(error, { message, stack, cause: withoutValues(error.cause) })
}

/** Of the driver's error what names no value: constraint (23), syntax and missing column (42), files and pages (58, XX), our own (PL). */
function withoutValues(cause: unknown): unknown {
  const found = driverError(cause)
  if (found === null) return cause
  const { code, constraint_name, constraint, message } = found
  const safe = new Error(/^(23|42|58|PL|XX)/.test(String(code)) ? message : `SQLSTATE ${String(code)}`)
  return Object.assign(safe, { code, constraint: constraint_name ?? constraint })
}
