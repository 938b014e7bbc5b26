/**
 * How often something may be tried: `atOnce` times in a row, and from then on once each `every` seconds. Up to `beyond` further
 * attempts are taken too and have to wait; what comes on top of those is not taken.
 */
export type Allowance = { atOnce: number; every: number; beyond?: number }

/**
 * What somebody may try who signs in. As long as the first three hold, nobody waits. What is over them takes turns, one person's turns
 * apart from another's; so a password is tried at most 100 times at once and 400 times an hour, from however many places.
 */
export const ALLOWANCES = {
  /** For one person from one origin: ten wrong passwords, then ten an hour. */
  here: { atOnce: 10, every: 360 },
  /** For one person from one site that has many origins: who rents an IPv6 /48 has 65,536 of them. */
  site: { atOnce: 30, every: 120 },
  /** For one person from all origins together. */
  person: { atOnce: 100, every: 90 },
  /** For one person, what is over the above. */
  turn: { atOnce: 1, every: 10, beyond: 2 },
  /** For all people from one origin: a hundred a quarter of an hour. Whoever is over it waits longer and longer, and is never refused. */
  origin: { atOnce: 100, every: 9, beyond: 100 },
  /** For one person from a browser in which they have signed in. */
  browser: { atOnce: 10, every: 360 },
  /** For one person's own current password, asked before a new one. */
  own: { atOnce: 10, every: 360 },
  /** For the same, what is over it. */
  ownTurn: { atOnce: 1, every: 10, beyond: 2 },
} satisfies Record<string, Allowance>

/** Seconds the last of those who wait for their origin's sake does. */
const LONGEST_FOR_ORIGIN = 6

/** Seconds of an allowance that can be spent, those that have to wait included. */
export const mostSpent = ({ atOnce, every, beyond = 0 }: Allowance): number => (atOnce + beyond) * every

/** Attempts over what may be tried at once, when so many seconds are spent. */
const over = ({ atOnce, every }: Allowance, spent: number): number => Math.max(0, spent / every - atOnce)

/** Seconds until a turn comes up. */
export const waitForTurn = (spent: number): number => over(ALLOWANCES.turn, spent) * ALLOWANCES.turn.every

/**
 * Seconds somebody waits because so much was tried from their origin: 0.06 more with each attempt that is over.
 * @param spent null where no more is taken
 */
export const waitForOrigin = (spent: number | null): number =>
  spent === null
    ? LONGEST_FOR_ORIGIN
    : (LONGEST_FOR_ORIGIN * over(ALLOWANCES.origin, spent)) / ALLOWANCES.origin.beyond
