import { add, multiply, subtract } from '@/lib/okr/decimal'
import { stoodBefore } from '@/lib/okr/known'
import { WHOLE, type Day, type Decimal, type ShownState } from '@/lib/okr/types'
import type { KeyResultFacts } from './goal-facts'
import type { GoalHistory, GoalPast, KeyResultHistory } from './goal-history'
import { DEEPEST } from './sum-of-parts'

export type GoalThen = { state: ShownState; starts: Day; deadline: Day; weight: number | null }
export type Terms = KeyResultHistory['terms'][number]

/** A history as it stood before an instant. */
export type Known = {
  instant: number
  history: GoalHistory
  /** Those that were written by then. */
  goals: ReadonlyMap<string, GoalThen & { past: GoalPast }>
  /** Of the key results that were part of them. */
  terms: ReadonlyMap<string, Terms>
  below: ReadonlyMap<string, { child: KeyResultHistory; axis: 'people' | 'time'; share: number }[]>
}

const adds = ({ kind }: KeyResultHistory): boolean =>
  kind === 'count' || kind === 'amount' || kind === 'growth'

type Values = KeyResultFacts['values']
type Leaves = Map<KeyResultHistory, Decimal>

/** Most shares are the whole: nothing to multiply. */
const times = (share: Decimal, value: Decimal): Decimal => (share === '1' ? value : multiply(share, value))

/** A key result's own measurements as they stood. */
const ownValues = (one: KeyResultHistory, instant: number): Values =>
  one.values.filter((version) => stoodBefore(version, instant)).map(({ asOf, value }) => [asOf, value])

/** The key results that are measured themselves below one that is fed by them, each with the share of it that counts above. */
function leavesOf(root: KeyResultHistory, known: Known): Leaves {
  const leaves: Leaves = new Map()
  const walk = (node: KeyResultHistory, share: Decimal, depth: number) => {
    if (depth >= DEEPEST) return
    for (const { child, axis, share: part } of known.below.get(node.id) ?? []) {
      const state = known.goals.get(child.goalId)?.state
      const same = child.metricId === node.metricId && child.currency === node.currency && adds(child)
      if (axis !== node.fedBy || !same || (state !== 'agreed' && state !== 'graded' && state !== 'dropped'))
        continue
      const whole = times(share, part === WHOLE ? '1' : multiply(String(part), '0.0001'))
      if (child.valueSource === 'children') walk(child, whole, depth + 1)
      else leaves.set(child, add(leaves.get(child) ?? '0', whole))
    }
  }
  walk(root, '1', 1)
  return leaves
}

/** Baseline + Σ share × (child value − child baseline), day by day: the running sum `sumOfParts` makes in SQL. */
function summedValues(root: KeyResultHistory, leaves: Leaves, known: Known): Values {
  const changes = new Map<Day, Decimal>()
  for (const [leaf, share] of leaves) {
    const { deadline } = known.goals.get(leaf.goalId)!
    let before = known.terms.get(leaf.id)!.baseline
    for (const [asOf, value] of ownValues(leaf, known.instant)) {
      if (asOf > deadline) continue
      changes.set(asOf, add(changes.get(asOf) ?? '0', times(share, subtract(value, before))))
      before = value
    }
  }
  let sum = known.terms.get(root.id)!.baseline
  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([asOf, change]) => [asOf, (sum = add(sum, change))])
}

/** The values of a key result as they were known, oldest first, and the parts they come from where it is fed by others. */
export function knownValues(one: KeyResultHistory, known: Known): Pick<KeyResultFacts, 'values' | 'parts'> {
  if (one.valueSource !== 'children') return { values: ownValues(one, known.instant), parts: [] }
  const leaves = leavesOf(one, known)
  return {
    values: summedValues(one, leaves, known),
    parts: [...leaves]
      .map(([{ id }, share]): KeyResultFacts['parts'][number] => [id, Number(share)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}
