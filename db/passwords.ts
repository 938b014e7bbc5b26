import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { Lane } from './lane'

// OWASP's first choice for argon2id: about 13 ms of one core.
const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashing runs on the few threads that also read files and look up names, and takes a core from the pages. `outside`: for anybody
 * who sends a form; `inside`: for who has a session, a link, the setup code or a browser that has signed in, so that a flood from
 * outside does not hold them up. Next bundles this file several times: all copies share the lanes.
 */
const shared = globalThis as { pacelinePasswordLanes?: Record<'outside' | 'inside', Lane> }
const lanes = (shared.pacelinePasswordLanes ??= { outside: new Lane(2, 100), inside: new Lane(1, 100) })

/** Two keyboards can type one character in two ways; both are the same password. */
const typed = (password: string): string => password.normalize('NFKC')

/** @throws Forbidden `signInBusy` */
export const hashPassword = (password: string): Promise<string> =>
  lanes.inside.run(() => hash(typed(password), cost))

let nobody: Promise<string> | undefined

/**
 * Does the same work where there is no password to compare with, so that the time does not tell who exists.
 * @throws Forbidden `signInBusy`
 */
export async function passwordMatches(
  storedHash: string | null,
  password: string,
  from: keyof typeof lanes,
): Promise<boolean> {
  nobody ??= hash(typed('nobody has this password'), cost)
  const against = storedHash ?? (await nobody)
  const matches = await lanes[from].run(() => verify(against, typed(password)))
  return storedHash !== null && matches
}
