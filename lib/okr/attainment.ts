import {
  type Attainment,
  goalAttainment,
  type KeyResultTerms,
  type Measurement,
  progress,
  valueAtDeadline,
} from './measures'
import type { Day, Decimal } from './types'

/** A key result with what was agreed first and what stands now. `original` is null for one an adjustment added. */
export type JudgedKeyResult = {
  current: KeyResultTerms & { weight: number }
  original: (KeyResultTerms & { weight: number }) | null
  dropped: boolean
  /** Current versions, in any order; values after a deadline may be among them. */
  measurements: readonly Measurement[]
}

export type Deadlines = { original: Day; current: Day }

/**
 * A key result's attainment, unclamped. Against original: the original target and the last value by the original
 * deadline, null for one that was added. Against adjusted: the current ones, null for one that was dropped.
 */
export function keyResultAttainment(
  { current, original, dropped, measurements }: JudgedKeyResult,
  deadlines: Deadlines,
): { original: number | null; adjusted: number | null } {
  const at = (deadline: Day) => valueAtDeadline(measurements, deadline)?.value ?? null
  return {
    original: original && progress(original, at(deadlines.original)),
    adjusted: dropped ? null : progress(current, at(deadlines.current)),
  }
}

/**
 * A goal's attainment both ways. Against original a key result that was added weighs 0 and one that was dropped keeps
 * its weight and its last value; against adjusted the current weights of those that stand.
 */
export function goalAttainments(
  keyResults: readonly JudgedKeyResult[],
  deadlines: Deadlines,
): { original: Attainment | null; adjusted: Attainment | null } {
  const judged = keyResults.map((one) => ({ ...one, attained: keyResultAttainment(one, deadlines) }))
  return {
    original: goalAttainment(
      judged.map(({ original, attained }) => ({
        weight: original?.weight ?? 0,
        attainment: attained.original,
      })),
    ),
    adjusted: goalAttainment(
      judged
        .filter(({ dropped }) => !dropped)
        .map(({ current, attained }) => ({ weight: current.weight, attainment: attained.adjusted })),
    ),
  }
}

/**
 * The attainment of several totals of one metric together, each weighing what it asks for (its target − its baseline, in the
 * metric's unit): what all of them brought ÷ what was asked of all. One without a value brought nothing; null where none has a
 * value, or nothing is asked for.
 */
export function summedAttainment(
  totals: readonly { span: Decimal; attainment: number | null }[],
): number | null {
  let [whole, brought, measured] = [0, 0, 0]
  for (const { span, attainment } of totals) {
    whole += Number(span)
    if (attainment === null) continue
    measured += 1
    brought += Number(span) * attainment
  }
  return measured && whole !== 0 ? brought / whole : null
}
