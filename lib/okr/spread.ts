import { clamp } from './measures'
import { shareOfPace, type Standing } from './status'

/** How numbers lie: the lowest, the middle and the highest, with their mean. */
export type Spread = { count: number; low: number; middle: number; high: number; mean: number }

/** Null where there are none. Of an even number the middle is the mean of the two in the middle. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  return {
    count: sorted.length,
    low: sorted[0]!,
    middle: (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2,
    high: sorted.at(-1)!,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  }
}

/** How much more is believed than pace shows, as a ratio; negative where less is. */
export type Optimism = { gap: number; goals: number }

/**
 * The mean, over goals that have both, of confidence (0–10, as a ratio) − how much of what pace asks for is done (at most all of
 * it): 0.2 is twenty points more confident than the numbers. Null where no goal has both.
 */
export function optimismOf(
  goals: readonly { confidence: number | null; standing: Standing }[],
): Optimism | null {
  const gaps = goals.flatMap(({ confidence, standing }) => {
    const share = shareOfPace(standing)
    return confidence === null || share === null ? [] : [confidence / 10 - clamp(share)]
  })
  return gaps.length === 0
    ? null
    : { gap: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, goals: gaps.length }
}
