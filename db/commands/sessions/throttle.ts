import { waitForOrigin, waitForTurn } from '../../../lib/okr/attempts'
import { Forbidden } from '../../../lib/okr/errors'
import type { Visitor } from '../../context'
import { keyOf, openAllowances, spentOf, type Kind, type Allowances } from './allowances'

/** An attempt counts as failed until it has succeeded, so that many at once cannot slip past. */
export type Attempt = {
  /** Milliseconds to wait before the password is looked at. */
  wait: number
  /** The attempt is given back, and earlier failures from the same place or browser are forgotten. */
  succeeded: () => Promise<void>
}

type From = Pick<Visitor, 'db' | 'now' | 'origin'>

/**
 * Counts a try to sign in. Counted in the database: several servers count together. Only hashes are kept. Who only knows somebody's
 * address cannot keep them out: their browser has an allowance of its own, and what one place tries is a small part of the whole.
 *
 * @param browser the browser and the person signed in there before, as one text; null for every other browser
 * @throws Forbidden `tooManyAttempts` when the turns of that address are taken; that attempt is not counted.
 */
export async function countSignIn(from: From, address: string, browser: string | null): Promise<Attempt> {
  const allowances = openAllowances(from)
  const here = `${address}\n${from.origin}`
  const succeeded = async () => {
    await allowances.giveBack()
    await allowances.forget([keyOf('here', here), ...(browser === null ? [] : [keyOf('browser', browser)])])
  }
  if (browser !== null && (await allowances.take('browser', browser)) !== null) return { wait: 0, succeeded }
  const free: [Kind, string][] = [['here', here], ...siteOf(from.origin, address), ['person', address]]
  const spent = await spentOf(from, [...free, ['turn', address]])
  const waitsForTurn = free.some(([kind]) => spent.has(kind)) || !(await takeAll(allowances, free))
  const turn = waitsForTurn ? (spent.has('turn') ? null : await allowances.take('turn', address)) : 0
  if (turn === null) {
    await allowances.giveBack()
    throw new Forbidden('tooManyAttempts')
  }
  const origin = waitForOrigin(await allowances.take('origin', from.origin))
  return { wait: 1000 * Math.max(waitsForTurn ? waitForTurn(turn) : 0, origin), succeeded }
}

/** Another server may take the last of one in between: then nothing is kept of the others. */
async function takeAll(allowances: Allowances, of: [Kind, string][]): Promise<boolean> {
  for (const [kind, value] of of)
    if ((await allowances.take(kind, value)) === null) {
      await allowances.giveBack()
      return false
    }
  return true
}

/** The /48 an IPv6 origin lies in. */
const siteOf = (origin: string, address: string): [Kind, string][] =>
  origin.endsWith('::/64') ? [['site', `${address}\n${origin.split(':').slice(0, 3).join(':')}`]] : []

/** Counts a try of the setup code. It has 60 random bits, so whoever brings it only waits where others tried before. */
export async function countSetUp(from: From): Promise<Attempt> {
  const allowances = openAllowances(from)
  const wait = 1000 * waitForOrigin(await allowances.take('origin', from.origin))
  return { wait, succeeded: allowances.giveBack }
}

/**
 * Counts a try of one's own current password, by whoever sits at an open session.
 * @throws Forbidden `passwordTurns`
 */
export async function countOwnPassword(
  from: Pick<Visitor, 'db' | 'now'>,
  personId: string,
): Promise<Attempt> {
  const allowances = openAllowances(from)
  const free = (await allowances.take('own', personId)) !== null
  const turn = free ? 0 : await allowances.take('ownTurn', personId)
  if (turn === null) throw new Forbidden('passwordTurns')
  const succeeded = async () => {
    await allowances.giveBack()
    await allowances.forget([keyOf('own', personId)])
  }
  return { wait: free ? 0 : 1000 * waitForTurn(turn), succeeded }
}
