import { addDays, dayNumber } from '../calendar'
import type { Span } from '../quarters'
import { lengthOf } from './period'

// Orders keep to a day of the month ("on the 20th") or to its end; what lies between gives way where months differ.
const KEPT = 21

/** The lengths of the months of a span of whole calendar months; null for any other span. */
function months({ first, last }: Span): number[] | null {
  if (!first.endsWith('-01') || !addDays(last, 1).endsWith('-01')) return null
  const lengths: number[] = []
  for (let start = first; start <= last;) {
    const next = addDays(start, 32).slice(0, 8) + '01'
    lengths.push(dayNumber(next) - dayNumber(start))
    start = next
  }
  return lengths
}

// Learning lays the same few periods on one another again and again.
const known = new WeakMap<Span, WeakMap<Span, number[]>>()

/**
 * For each day of one span (from 0, before its first day, to its last) the moment of another that is as far: in days,
 * with fractions. Spans of as many whole months are laid on one another month by month, each up to its 21st by the day and
 * from there to its end stretched; others are stretched as a whole.
 */
export function alignDays(into: Span, from: Span): readonly number[] {
  let ofInto = known.get(into)
  if (!ofInto) known.set(into, (ofInto = new WeakMap()))
  const before = ofInto.get(from)
  if (before) return before
  const aligned = align(into, from)
  ofInto.set(from, aligned)
  return aligned
}

function align(into: Span, from: Span): number[] {
  const [length, other] = [lengthOf(into), lengthOf(from)]
  const [own, theirs] = [months(into), months(from)]
  if (!own || !theirs || own.length !== theirs.length)
    return Array.from({ length: length + 1 }, (_, day) => (day * other) / length)
  const moments = [0]
  let before = 0
  own.forEach((days, month) => {
    const rest = (theirs[month]! - KEPT) / (days - KEPT)
    for (let day = 1; day <= days; day++)
      moments.push(before + (day <= KEPT ? day : KEPT + (day - KEPT) * rest))
    before += theirs[month]!
  })
  return moments
}
