import type { Decimal, Kind } from './types'

type One = {
  kind: Kind
  baseline: Decimal
  attainment: { original: number | null; adjusted: number | null }
}

/** Where a value began, for who reads an attainment below zero: only that tells how far it fell. Null where none is. */
export const beganAt = ({ kind, baseline, attainment: { original, adjusted } }: One): Decimal | null =>
  (original ?? 0) < 0 || (adjusted ?? 0) < 0 ? (kind === 'growth' ? '0' : baseline) : null
