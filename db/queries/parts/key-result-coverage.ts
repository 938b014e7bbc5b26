import { coverage, type CoverageChild, type NotCounted } from '@/lib/okr/coverage'
import type { AdjustmentReason, Day, Decimal } from '@/lib/okr/types'
import type { AlignedChild } from './coverage-children'
import type { MeasuredKeyResult } from './measured-goals'

/** Whether what is asked for below still adds up to what is asked for here, and who moved it. Amounts in the metric's unit. */
export type KeyResultCoverage = {
  /** What is below: people and teams, or the quarters of a year. */
  axis: AlignedChild['axis']
  sum: Decimal
  ratio: number | null
  gap: Decimal
  buffer: Decimal
  /** With drafts and submitted goals; null where that changes nothing. */
  withDrafts: { sum: Decimal; ratio: number | null } | null
  children: number
  notCounted: { name: string; goalId: string; reason: NotCounted }[]
  /** Children that count but have no value yet. */
  withoutData: string[]
  moved: { name: string; goalId: string; by: Decimal; at: Day | null; reason: AdjustmentReason | null }[]
}

/**
 * The coverage of one key result on one axis, or null where nothing is aligned below it there. Children the viewer may not see
 * count in the sums and are not named.
 */
export function keyResultCoverage(
  own: MeasuredKeyResult,
  aligned: readonly AlignedChild[] | undefined,
  axis: AlignedChild['axis'] = 'people',
): KeyResultCoverage | null {
  const children = (aligned ?? []).filter((child) => child.axis === axis)
  if (children.length === 0) return null
  const found = coverage(own, children as CoverageChild[])
  const byId = new Map(children.map((child) => [child.id, child]))
  const shown = <T extends { id: string }>(list: readonly T[]) =>
    list.flatMap((one) => {
      const child = byId.get(one.id)!
      return child.visible ? [{ one, child }] : []
    })
  const notCounted = new Set(found.notCounted.map(({ id }) => id))
  const counting = children.filter(
    ({ id, state, dropped }) => !dropped && (state === 'agreed' || state === 'graded') && !notCounted.has(id),
  )
  return {
    axis,
    sum: found.sum,
    ratio: found.ratio,
    gap: found.gap,
    buffer: found.buffer,
    withDrafts: found.withDrafts.sum === found.sum ? null : found.withDrafts,
    children: counting.length,
    notCounted: shown(found.notCounted).map(({ one, child }) => ({
      name: child.name,
      goalId: child.goalId,
      reason: one.reason,
    })),
    withoutData: counting.filter(({ visible, hasValue }) => visible && !hasValue).map(({ name }) => name),
    moved: shown(found.moved).map(({ one, child }) => {
      const last = child.adjustments.at(-1)
      return {
        name: child.name,
        goalId: child.goalId,
        by: one.by,
        at: last?.at ?? null,
        reason: last?.reason ?? null,
      }
    }),
  }
}

/**
 * The coverage a page shows of a target: on the axis its value comes from. Of one measured by itself what is below it; where that
 * is nobody, its quarters.
 */
export const shownCoverage = (
  own: MeasuredKeyResult,
  aligned: readonly AlignedChild[] | undefined,
): KeyResultCoverage | null =>
  own.valueSource === 'children'
    ? keyResultCoverage(own, aligned, own.fedBy)
    : (keyResultCoverage(own, aligned) ?? keyResultCoverage(own, aligned, 'time'))
