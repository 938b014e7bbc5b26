import { type Algorithm, hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id: about 13 ms of one core.
const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two keyboards can type one character in two ways; both are the same password. */
const typed = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

let nobody: Promise<string> | undefined

/** Does the same work where there is no password to compare with, so that the time does not tell who exists. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const matches = await verify(storedHash ?? (await nobody), typed(password))
  return storedHash !== null && matches
}
