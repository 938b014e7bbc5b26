import { createHash } from 'node:crypto'
import { and, count, gt, inArray, lte } from 'drizzle-orm'
import { Forbidden } from '../../../lib/okr/errors'
import type { Db } from '../../client'
import type { Visitor } from '../../context'
import { newId } from '../../ids'
import { signInFailure } from '../../schema'

/**
 * Failures allowed for one address from one origin, for one address from anywhere, for one origin, and over how many minutes. An
 * office may share one origin; and who only knows somebody's address cannot keep them out with ten guesses from elsewhere.
 */
export const THROTTLE = { addressHere: 10, address: 100, origin: 100, minutes: 15 }

type Attempt = {
  /** The failures of the address are forgotten; those of the origin stay. */
  succeeded: () => Promise<void>
}

/**
 * Counts an attempt as failed until it has succeeded, so that many at once cannot slip past the limit. Counted in the database:
 * several servers count together. Only hashes are kept.
 *
 * @throws Forbidden `tooManyAttempts` when the address or the origin has failed too often; that attempt is not counted.
 */
export async function countAttempt(
  { db, now, origin }: Pick<Visitor, 'db' | 'now' | 'origin'>,
  address: string,
): Promise<Attempt> {
  const limits = new Map([
    [keyOf('address here', `${address}\n${origin}`), THROTTLE.addressHere],
    [keyOf('address', address), THROTTLE.address],
    [keyOf('origin', origin), THROTTLE.origin],
  ])
  const keys = [...limits.keys()]
  const ids = keys.map(() => newId(now))
  await db.insert(signInFailure).values(keys.map((key, index) => ({ id: ids[index]!, key, at: now })))
  const counted = await failures(db, keys, now)
  if (counted.some(({ key, times }) => Number(times) > limits.get(key)!)) {
    await db.delete(signInFailure).where(inArray(signInFailure.id, ids))
    throw new Forbidden('tooManyAttempts', { minutes: THROTTLE.minutes })
  }
  return { succeeded: () => forget(db, keys.slice(0, 2), ids, now) }
}

const keyOf = (kind: string, value: string): string =>
  createHash('sha256').update(`${kind}\n${value}`).digest('hex')

const windowStart = (now: Date): Date => new Date(now.getTime() - THROTTLE.minutes * 60_000)

const failures = (db: Db, keys: string[], now: Date) =>
  db
    .select({ key: signInFailure.key, times: count() })
    .from(signInFailure)
    .where(and(inArray(signInFailure.key, keys), gt(signInFailure.at, windowStart(now))))
    .groupBy(signInFailure.key)

async function forget(db: Db, addressKeys: string[], ids: string[], now: Date): Promise<void> {
  await db.delete(signInFailure).where(inArray(signInFailure.id, ids))
  await db.delete(signInFailure).where(inArray(signInFailure.key, addressKeys))
  await db.delete(signInFailure).where(lte(signInFailure.at, windowStart(now)))
}
