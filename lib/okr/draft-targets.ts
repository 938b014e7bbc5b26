import { add, compare, isNegative, multiply, round, subtract } from './decimal'
import { distribute, stepFor, type Cut } from './distribute'
import type { Decimal } from './types'

/** Somebody of the team whose target is to be cut. */
export type Claimant = {
  /** What they reached of the metric last; null without a result. */
  last: Decimal | null
  /** A goal with the metric stands already: nothing more is proposed. */
  taken: boolean
  /** Leads the team. */
  leads: boolean
}

export type DraftTargets = {
  /** What the drafts are to add up to, in the metric's unit; never below 0. */
  total: Decimal
  /** The total is a count that was rounded up. */
  rounded: boolean
  /** In the order of the people; null where nothing is proposed. Those proposed add up to the total exactly. */
  parts: (Decimal | null)[]
}

const WHOLE_PERCENT = '0.01'

/**
 * Cuts a chosen part of a team's target into personal ones, less what goals below it carry already. Of counts, what is cut is rounded
 * up to a whole one. Who lost ground last time claims nothing, and a lead without a result of their own is asked for nothing: they
 * carry the team's. Where nobody has a result, all are asked for the same.
 *
 * @param percent of the team's target; 100 is all of it.
 * @param carried what goals below it add up to already, drafts among them.
 */
export function draftTargets({
  target,
  percent,
  carried,
  kind,
  cut,
  people,
}: {
  target: Decimal
  percent: number
  carried: Decimal
  kind: 'count' | 'amount'
  cut: Cut
  people: readonly Claimant[]
}): DraftTargets {
  const left = subtract(multiply(multiply(target, String(percent)), WHOLE_PERCENT), carried)
  const total = isNegative(left) ? '0' : kind === 'count' ? roundUp(left) : round(left)
  const asked = people.filter(({ last, taken, leads }) => !taken && !(leads && last === null))
  const parts =
    cut === 'hand'
      ? []
      : distribute(
          total,
          asked.map(({ last }) => (cut === 'equal' ? 1 : claim(last))),
          stepFor(total, asked.length, kind),
        )
  return {
    total,
    rounded: compare(total, left) > 0 && total !== '0',
    parts: people.map((one) => {
      const part = parts[asked.indexOf(one)] ?? '0'
      return part === '0' ? null : part
    }),
  }
}

const claim = (last: Decimal | null): Decimal => (last === null || isNegative(last) ? '0' : last)

function roundUp(value: Decimal): Decimal {
  const near = round(value, 0)
  return compare(near, value) < 0 ? add(near, '1') : near
}
