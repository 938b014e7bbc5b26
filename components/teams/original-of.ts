import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { ratio, subtract } from '@/lib/okr/decimal'

/** Where the original target lies on the way to the current one, for a pace bar; null where no adjustment moved it. */
export function originalOf({
  target,
  originalTarget,
  baseline,
  attainment,
}: MetricCell): { ratio: number; progress: number | null } | null {
  if (originalTarget === null) return null
  return {
    ratio: ratio(subtract(originalTarget, baseline), subtract(target, baseline)),
    progress: attainment.original,
  }
}
