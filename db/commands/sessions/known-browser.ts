import { createHash, randomBytes } from 'node:crypto'

/**
 * A browser in which people have signed in, as it says itself in a cookie only we can write. It counts for a person as long as their
 * password is the one they signed in with there: a new password forgets all browsers but the one it was chosen in.
 */
export type KnownBrowser = { id: string; people: { id: string; mark: string }[] }

/** People remembered in one browser: a shared machine has a few. */
const MOST_PEOPLE = 8

/** Changes with the password and says nothing of it. */
export const passwordMark = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 22)

/** The browser and the person as one text to count by, where that person has signed in there. */
export function browserOf(
  browser: KnownBrowser | null,
  personId: string,
  passwordHash: string | null,
): string | null {
  if (browser === null || passwordHash === null) return null
  const mark = passwordMark(passwordHash)
  const signedInHere = browser.people.some((person) => person.id === personId && person.mark === mark)
  return signedInHere ? `${browser.id}\n${personId}` : null
}

/** The browser once somebody has signed in there, whoever did so last first. */
export function withPerson(browser: KnownBrowser | null, person: { id: string; mark: string }): KnownBrowser {
  const others = (browser?.people ?? []).filter(({ id }) => id !== person.id)
  return {
    id: browser?.id ?? randomBytes(16).toString('base64url'),
    people: [person, ...others].slice(0, MOST_PEOPLE),
  }
}
