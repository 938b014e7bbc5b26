import { driverCode } from '../errors'

/** A connection that broke or kept silent past its time. Nothing more can be sent on it. */
export class ConnectionLost extends Error {
  constructor(readonly code: string) {
    super(`The connection to the database was lost (${code}).`)
  }
}

/** The driver's own words for a connection that is gone, beside the system's (`ECONNRESET`, …) and PostgreSQL's. */
const GONE = /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|E(?!RR_)[A-Z_]+)$/
/** Connection exceptions, too many connections, and servers that stop, crashed or only start. */
const REFUSED = /^(08...|25P03|53300|57P0[1-5])$/
/** No time left, no lock to be had, a deadlock, no room on the disk: the transaction is undone. */
const GAVE_UP = /^(57014|55P03|40P01|40001|53...)$/

/** The code by which an error says that the connection is gone or was refused, or null when the database answered. */
export function lossCode(error: unknown): string | null {
  const code = driverCode(error)
  return code !== null && (GONE.test(code) || REFUSED.test(code)) ? code : null
}

/** Whether the database answered that it cannot do this just now. */
export const gaveUp = (error: unknown): boolean => GAVE_UP.test(driverCode(error) ?? '')

/**
 * Whether a statement only reads, so that it may be sent again where no answer came. Rather too seldom than too often: whatever
 * might write or lock, by its words, is not.
 */
export const onlyReads = (statement: string): boolean =>
  /^\s*(select|with)\b/i.test(statement) &&
  !/\b(insert|update|delete|merge|into|share|nextval|setval|pg_(try_)?advisory\w*)\b/i.test(statement)
