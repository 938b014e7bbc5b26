import type { Transaction } from '../../client'
import type { Visitor } from '../../context'
import { newId } from '../../ids'
import { session } from '../../schema'
import { recordActivity } from '../record-activity'

/** Days after which a session ends however much it is used. */
export const SESSION_DAYS = 30

/** Starts a session for somebody whose identity has just been proved. Gives back its id. */
export async function openSession(
  tx: Transaction,
  { now, userAgent }: Pick<Visitor, 'now' | 'userAgent'>,
  personId: string,
): Promise<string> {
  const id = newId(now)
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000)
  await tx.insert(session).values({ id, personId, createdAt: now, lastSeenAt: now, expiresAt, userAgent })
  await recordActivity(tx, { viewer: { id: personId }, now }, { event: 'session.open', subjectId: id })
  return id
}
