import type { Day, Decimal } from '../../../lib/okr/types'

/** A current measurement of one key result. */
export type Standing = { id: string; asOf: Day; value: Decimal; checkInId: string | null }

type Plan = { supersede: string[]; insert: { asOf: Day; value: Decimal } | null }

type Entry = {
  /** What the person entered, as a total or level; null when the field was left empty. */
  value: Decimal | null
  /** The day they named, or null for the usual one. */
  asOf: Day | null
  usual: Day
  deadline: Day
}

const nothing: Plan = { supersede: [], insert: null }

/**
 * What this check-in itself says of a key result up to the deadline: the value its form shows again when it is opened.
 * A value dated after the deadline stands apart and is never shown there.
 */
export const ownValue = (standing: Standing[], checkInId: string | null, deadline: Day): Standing | null =>
  checkInId === null
    ? null
    : (standing.filter((one) => one.checkInId === checkInId && one.asOf <= deadline).at(-1) ?? null)

/** The newest value up to a day that this check-in did not bring itself: what a change such as `+2` starts from. */
export const valueBefore = (standing: Standing[], checkInId: string | null, upTo: Day): Standing | null =>
  standing.filter((one) => one.asOf <= upTo && (checkInId === null || one.checkInId !== checkInId)).at(-1) ??
  null

/**
 * Turns one field of a check-in into new versions of measurements. `standing` is in the order of its days.
 *
 * The same value again changes nothing. Emptying a field that held this check-in's value takes that value back. A value
 * dated after the deadline is added beside the one the deadline has.
 */
export function planMeasurement(standing: Standing[], checkInId: string | null, entry: Entry): Plan {
  const own = ownValue(standing, checkInId, entry.deadline)
  const afterDeadline = entry.asOf !== null && entry.asOf > entry.deadline
  const same = own !== null && entry.value === own.value
  if (entry.value === null)
    return own === null || afterDeadline ? nothing : { ...nothing, supersede: [own.id] }
  if (same && (afterDeadline || entry.asOf === null || entry.asOf === own.asOf)) return nothing
  const asOf = entry.asOf ?? entry.usual
  const replaced = standing.filter((one) => one.asOf === asOf || (!afterDeadline && one.id === own?.id))
  const already = replaced.length === 1 && replaced[0]!.asOf === asOf && replaced[0]!.value === entry.value
  return already
    ? nothing
    : { supersede: replaced.map((one) => one.id), insert: { asOf, value: entry.value } }
}
