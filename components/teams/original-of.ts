import type { MetricCell } from '@/db/queries/parts/metric-cell'
import { isZero, ratio, subtract } from '@/lib/okr/decimal'

/** Where the original target lies on the way to the current one, for a pace bar; null where no adjustment moved it. */
export function originalOf({
  target,
  originalTarget,
  originalSpan,
  baseline,
  attainment,
}: MetricCell): { ratio: number; progress: number | null } | null {
  const span = subtract(target, baseline)
  if (originalTarget === null || originalSpan === null || isZero(span)) return null
  return { ratio: ratio(originalSpan, span), progress: attainment.original }
}
