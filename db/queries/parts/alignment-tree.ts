import { notCountedBecause, unseen, type NotCounted, type Unseen } from '@/lib/okr/coverage'
import type { GoalLevel, ShownState } from '@/lib/okr/types'
import type { AlignedChild } from './coverage-children'
import type { GoalLink } from './goal-links'
import { keyResultCoverage, type KeyResultCoverage } from './key-result-coverage'
import type { MeasuredGoal, MeasuredKeyResult } from './measured-goals'
import { metricCell, type MetricCell } from './metric-cell'

/** One key result in the tree, with those that count towards it. */
export type AlignmentNode = {
  keyResultId: string
  /** What the key result is called: of one that is not counted it may be another metric. */
  keyResult: string
  goalId: string
  goalName: string
  level: GoalLevel
  state: ShownState
  periodId: string
  teamId: string | null
  /** The team's or the owner's; null for the company's. */
  name: string | null
  cell: MetricCell
  /** Of it that counts above, in whole 1/10,000; null at the top. */
  share: number | null
  notCounted: NotCounted | null
  people: Decomposition | null
  time: Decomposition | null
  /** Goals that support this one without arithmetic. */
  supporters: { id: string; name: string; holder: string }[]
}

/** One way in which a target is divided: among those below, or over the quarters of a year. */
export type Decomposition = {
  coverage: KeyResultCoverage
  nodes: AlignmentNode[]
  /** Not open to the viewer: in the sum, or not counted. */
  hidden: Unseen
}

/** Levels drawn; the commands refuse circles, and this ends a walk should one stand. */
const DEEPEST = 12

type Known = {
  goals: readonly MeasuredGoal[]
  children: ReadonlyMap<string, AlignedChild[]>
  links: readonly GoalLink[]
}

/** The key results that a condition takes as tops, each with everything that counts towards it, whatever the number of levels. */
export function alignmentTrees(
  known: Known,
  isTop: (keyResult: MeasuredKeyResult, goal: MeasuredGoal) => boolean,
): AlignmentNode[] {
  const byId = new Map(
    known.goals.flatMap((goal) =>
      goal.keyResults
        .filter(({ dropped }) => !dropped)
        .map((keyResult) => [keyResult.id, { goal, keyResult }] as const),
    ),
  )
  const supporters = new Map<string, AlignmentNode['supporters']>()
  for (const { supports, state, id, name, holder } of known.links)
    if (supports !== null && state !== 'dropped')
      supporters.set(supports, [...(supporters.get(supports) ?? []), { id, name, holder }])

  const decomposed = (
    own: MeasuredKeyResult,
    axis: AlignedChild['axis'],
    above: readonly string[],
  ): Decomposition | null => {
    const all = known.children.get(own.id) ?? []
    const coverage = keyResultCoverage(own, all, axis)
    if (coverage === null) return null
    const standing = all.filter((child) => child.axis === axis && !child.dropped)
    const seen = standing.filter(({ id, visible }) => visible && byId.has(id) && !above.includes(id))
    return {
      coverage,
      hidden: unseen(
        own,
        standing.filter(({ visible }) => !visible),
      ),
      nodes: seen
        .map((child) => nodeOf(child.id, above, { child, notCounted: notCountedBecause(own, child) }))
        .sort(byLevelAndName),
    }
  }

  const nodeOf = (
    id: string,
    above: readonly string[],
    under: { child: AlignedChild; notCounted: NotCounted | null } | null,
  ): AlignmentNode => {
    const { goal, keyResult } = byId.get(id)!
    const path = [...above, id]
    const deeper = path.length < DEEPEST
    return {
      keyResultId: id,
      keyResult: keyResult.name,
      goalId: goal.id,
      goalName: goal.name,
      level: goal.level,
      state: goal.state,
      periodId: goal.periodId,
      teamId: goal.teamId,
      name: goal.level === 'company' ? null : (under?.child.name ?? holderOf(known.links, goal)),
      cell: metricCell([keyResult], goal.settings)!,
      share: under?.child.share ?? null,
      notCounted: under?.notCounted ?? null,
      people: deeper ? decomposed(keyResult, 'people', path) : null,
      time: deeper ? decomposed(keyResult, 'time', path) : null,
      supporters: supporters.get(goal.id) ?? [],
    }
  }

  return [...byId.values()]
    .filter(({ keyResult, goal }) => isTop(keyResult, goal))
    .map(({ keyResult }) => nodeOf(keyResult.id, [], null))
    .sort(byLevelAndName)
}

const holderOf = (links: readonly GoalLink[], goal: MeasuredGoal): string =>
  links.find(({ id }) => id === goal.id)?.holder ?? goal.ownerName

const levels: GoalLevel[] = ['company', 'team', 'person']
const names = new Intl.Collator('zh')

const byLevelAndName = (a: AlignmentNode, b: AlignmentNode): number =>
  levels.indexOf(a.level) - levels.indexOf(b.level) ||
  names.compare(a.name ?? '', b.name ?? '') ||
  (a.keyResultId < b.keyResultId ? -1 : 1)
