import type { Kind } from './types'

export type ParentFacts = {
  metricId: string | null
  kind: Kind
  /** Levels above the goal's own team; null for the company's and for a year's. */
  distance: number | null
  of: 'team' | 'company' | 'year'
  /** 1 being all of it; null where nothing below is aligned yet. */
  covered: number | null
}

const adds: readonly Kind[] = ['count', 'amount', 'growth']

const height = ({ of, distance }: ParentFacts): number =>
  of === 'year' ? Infinity : of === 'company' ? Number.MAX_SAFE_INTEGER : (distance ?? 0)

/**
 * The key results above in which one of a metric would add up, in the order in which they make sense: the nearest level first,
 * and on it what is not covered yet. Own wording adds up nowhere: nothing.
 */
export function sensibleParents<P extends ParentFacts>(all: readonly P[], metricId: string | null): P[] {
  if (metricId === null) return []
  const full = ({ covered }: P) => Number((covered ?? 0) >= 1)
  return all
    .filter((one) => one.metricId === metricId && adds.includes(one.kind))
    .sort((a, b) => compareHeight(a, b) || full(a) - full(b) || (a.covered ?? 0) - (b.covered ?? 0))
}

function compareHeight(a: ParentFacts, b: ParentFacts): number {
  const [first, second] = [height(a), height(b)]
  return first === second ? 0 : first < second ? -1 : 1
}
