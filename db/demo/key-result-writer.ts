import type { Day, Decimal } from '../../lib/okr/types'
import type { Goal, KeyResult, Measure, Term } from './goal'
import type { Metric, Metrics } from './metrics'
import type { Person } from './people'
import type { Targets } from './targets'
import type { World } from './world'

export type KeyResultPlan = {
  metric: Measure
  target: Decimal
  baseline?: Decimal
  /** The amount growth is measured over. */
  base?: Decimal
  dueOn?: Day
  weight: number
  source: 'manual' | 'children'
  fedBy?: 'people' | 'time'
  /** The key result it feeds, and along which axis. */
  into?: { parent: KeyResult; axis: 'people' | 'time' }
}

/** The two every goal of the demo has: won revenue and won deals, feeding the same of a goal above. */
export const planKeyResults = (
  metrics: Metrics,
  targets: Targets,
  [ofRevenue, ofDeals]: readonly [number, number],
  source: KeyResultPlan['source'],
  into: { goal: Goal; axis: 'people' | 'time' } | null,
): KeyResultPlan[] => {
  const plan = (metric: Metric, target: Decimal, weight: number): KeyResultPlan => {
    const parent = into?.goal.keyResults.find((one) => one.metric === metric)
    return { metric, target, weight, source, ...(into && parent && { into: { parent, axis: into.axis } }) }
  }
  return [plan(metrics.revenue, targets.revenue, ofRevenue), plan(metrics.deals, targets.deals, ofDeals)]
}

export function writeKeyResults(
  world: World,
  goal: Goal,
  plans: KeyResultPlan[],
  terms: Term[],
  author: Person,
): void {
  const { rows } = world
  const place = { goalId: goal.id, periodId: goal.period.id }
  const createdAt = terms[0]!.recordedAt
  plans.forEach(({ metric, target, baseline, base, dueOn, weight, source, fedBy, into }, position) => {
    const id = world.id(createdAt)
    rows.keyResult.push({
      id,
      ...place,
      metricId: metric.id,
      wording: metric.id === null ? metric.wording : '',
      kind: metric.kind,
      unit: metric.unitEn,
      currency: metric.currency,
      valueSource: source,
      fedBy: fedBy ?? 'people',
      paceCurve: metric.id === null ? 'linear' : metric.paceCurve,
      position,
      createdAt,
      source: 'demo',
      externalId: `${goal.externalId}/${position + 1}`,
    })
    const written = terms.map((term) => ({
      id: world.id(term.recordedAt),
      keyResultId: id,
      ...place,
      baseline: baseline ?? '0',
      base: base ?? null,
      target,
      weight,
      dueOn: dueOn ?? null,
      dropped: false,
      ...term,
    }))
    rows.keyResultTerm.push(...written)
    const children = source === 'children' ? [] : null
    const keyResult = { id, metric, target, weight, goal, children, changes: [], term: written.at(-1)! }
    goal.keyResults.push(keyResult)
    if (into) {
      into.parent.children?.push(keyResult)
      rows.alignment.push({
        id: world.id(createdAt),
        childId: id,
        parentId: into.parent.id,
        periodId: goal.period.id,
        axis: into.axis,
        share: 10_000,
        createdBy: author.id,
        validFrom: createdAt,
      })
    }
  })
}

/** The target that held at an instant. */
export const targetAt = ({ target, changes }: KeyResult, at: Date): Decimal =>
  changes.findLast((change) => change.at <= at)?.target ?? target

/** The target that holds in the end. */
export const targetNow = ({ target, changes }: KeyResult): Decimal => changes.at(-1)?.target ?? target
