import type { BoardMetric } from '@/db/queries/parts/board-figures'
import type { Rollup } from '@/db/queries/rollup'
import { SpreadChart } from './spread-chart'
import { StackChart } from './stack-chart'

const additive: readonly BoardMetric['kind'][] = ['count', 'amount', 'growth']

/** Who carries the first metric, and how far people lie apart. Rates do not add up: they have no contribution. */
export const RollupCharts = ({ page, metric }: { page: Rollup; metric: BoardMetric }) => (
  <>
    {additive.includes(metric.kind) && <StackChart page={page} metric={metric} />}
    <SpreadChart page={page} />
  </>
)
