import { type Outlook, outlookOf } from './outlook'

/** A part of a whole: what its owner has so far and what is to come, and how much of it counts above (0–1). */
export type Part = { gained: number; outlook: Pick<Outlook, 'rest'>; share: number }

/** The part of something that is over: it stays what it is. */
export const settled = (gained: number): Part => ({
  gained,
  outlook: { rest: { mean: 0, own: 0, shared: 0, none: 1, below: 0 } },
  share: 1,
})

/**
 * A team's or the company's outlook from its parts, all of one metric and one board. What parts have of their own evens out
 * among them; what they share (volume, shape, how much people change) does not: those errors add up whole.
 *
 * @param width of the band, that of the parts' forecaster
 */
export function together(parts: readonly Part[], width: number, whole: boolean): Outlook {
  let [gained, mean, own, shared, none, below] = [0, 0, 0, 0, 1, 0]
  for (const { gained: so, outlook, share } of parts) {
    gained += share * so
    mean += share * outlook.rest.mean
    own += share * share * outlook.rest.own
    shared += share * Math.sqrt(outlook.rest.shared)
    none *= outlook.rest.none
    below += share * outlook.rest.below
  }
  const wholeShares = whole && parts.every(({ share }) => share === 1)
  return outlookOf({ mean, own, shared: shared * shared, none, below }, gained, wholeShares, width)
}
