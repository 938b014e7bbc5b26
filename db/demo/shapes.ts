import { type Gain, tally } from '../../lib/okr/forecast/period'
import { learnShape } from '../../lib/okr/forecast/shape'
import { pace } from '../../lib/okr/pace'
import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import type { Deal } from './deals'
import type { Metrics } from './metrics'
import type { Period, Periods } from './periods'
import type { World } from './world'

type Shapes = { revenue: number[]; deals: number[]; from: Period[] }

/** The pace of a quarter, as far as quarters closed before it opened had taught it. */
export type LearnedPace = {
  shapes: ReadonlyMap<string, Shapes>
  /** What should be done of a goal's revenue by a day, 0–1. */
  revenue: (goal: Pick<Goal, 'period' | 'starts' | 'deadline'>, day: Day) => number
}

/** What every quarter learned when it opened, from the quarters that were closed by then. */
export function learnPace(world: World, { quarters }: Periods, deals: readonly Deal[]): LearnedPace {
  const shapes = new Map<string, Shapes>()
  for (const quarter of quarters) {
    const from = quarters.filter(({ closedAt }) => closedAt < world.at(quarter.first, '00:10'))
    if (from.length === 0) continue
    const learned = (by: (deal: Deal) => number) => {
      const gains = deals.flatMap((deal): Gain[] =>
        deal.stage === 'Won' && deal.closedOn !== null
          ? [{ owner: deal.agent, day: deal.closedOn, by: by(deal) }]
          : [],
      )
      const shape = learnShape(
        from.map(({ first, last }) => tally({ first, last, gains })),
        quarter,
      )
      return shape.map((fraction) => Number(fraction.toFixed(6)))
    }
    shapes.set(quarter.id, { revenue: learned(({ value }) => value), deals: learned(() => 1), from })
  }
  return {
    shapes,
    revenue: ({ period, starts, deadline }, day) => {
      const shape = shapes.get(period.id)?.revenue
      const learned = shape && { shape, first: period.first, last: period.last }
      return pace({ curve: 'learned', learned, starts, deadline }, day)
    },
  }
}

/** Kept with each quarter, as opening it keeps them. */
export function writeShapes({ rows }: World, { shapes }: LearnedPace, metrics: Metrics): void {
  for (const [periodId, { revenue, deals, from }] of shapes) {
    const learnedFrom = from.map(({ id }) => id)
    rows.periodShape.push(
      { periodId, metricId: metrics.revenue.id, shape: revenue, learnedFrom },
      { periodId, metricId: metrics.deals.id, shape: deals, learnedFrom },
    )
  }
}
