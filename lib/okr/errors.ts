import type { Quantity } from './goal-check/check-message'

/**
 * The errors that cross rooms. They carry a key of the `errors` message catalogue and its values, never text,
 * so that the reader's language is chosen where the error is shown.
 */
export type MessageValues = Record<string, string | number>

/** `quantities` are values of a metric, said with its unit in the reader's language. */
export type Message = { key: string; values?: MessageValues; quantities?: Record<string, Quantity> }

abstract class PacelineError extends Error {
  constructor(
    readonly key: string,
    readonly values: MessageValues = {},
  ) {
    super(key)
    this.name = new.target.name
  }
}

/** The thing does not exist, or the viewer may not see it: both look the same from outside. */
export class NotFound extends PacelineError {
  constructor(key = 'notFound', values: MessageValues = {}) {
    super(key, values)
  }
}

/** The viewer sees the thing but may not do this to it. */
export class Forbidden extends PacelineError {
  constructor(key = 'forbidden', values: MessageValues = {}) {
    super(key, values)
  }
}

/** A form that was made for somebody else than who is signed in by now. */
export class OpenedByOther extends Forbidden {}

/** The thing has moved on since the form was made: somebody was first, or its state has changed. */
export class Conflict extends PacelineError {
  constructor(key = 'conflict', values: MessageValues = {}) {
    super(key, values)
  }
}

/** What was typed cannot be taken. `fields` maps a form field's name to its message. */
export class Invalid extends PacelineError {
  constructor(
    readonly fields: Record<string, Message>,
    key = 'invalid',
    values: MessageValues = {},
  ) {
    super(key, values)
  }
}

/**
 * The database could not be asked, or did not answer. `certain`: nothing was written. Otherwise the answer to a write was lost, and
 * nobody knows whether it was done.
 */
export class Unavailable extends PacelineError {
  /** A page that fails shows it instead of a bug's number. */
  readonly digest = AWAY
  /** For the log: a bundle shortens the names of classes. */
  override readonly name = 'Unavailable'

  constructor(
    readonly certain: boolean,
    cause?: unknown,
  ) {
    super(certain ? 'databaseAway' : 'databaseUncertain')
    this.cause = cause
  }
}

export const AWAY = 'database-away'

/**
 * Next bundles this file several times, and the pool belongs to the bundle that booted: its errors are of another class of the same
 * name. The digest tells them.
 */
export const isUnavailable = (error: unknown): error is Unavailable =>
  error instanceof Error && 'digest' in error && error.digest === AWAY
