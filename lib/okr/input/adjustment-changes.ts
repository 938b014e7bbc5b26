import { compare } from '../decimal'
import type { Message } from '../errors'
import { addToWhole, type KeyResultTerms, validateTerms } from '../measures'
import type { Day, Decimal, Kind } from '../types'
import { fillWeights, readPercent } from '../fill-weights'
import { formatWeight } from '../weights'
import type { AdjustmentChanges } from './adjustments'
import { byNamedId } from './fields'
import {
  type KeyResultDraft,
  type MetricFacts,
  type Problems,
  readKeyResults,
  readValue,
  targetMeasure,
} from './key-results'

/** A key result as it stands when an adjustment is made against it. */
export type StandingKeyResult = {
  id: string
  kind: Kind
  unit: string
  currency: string | null
  baseline: Decimal
  base: Decimal | null
  target: Decimal
  weight: number
  dueOn: Day | null
  dropped: boolean
}

export type StandingGoal = {
  starts: Day
  deadline: Day
  keyResults: readonly StandingKeyResult[]
}

export type ChangeWorld = {
  metrics: ReadonlyMap<string, MetricFacts>
  currency: string
  /** The last day a deadline can be moved to. */
  periodLast: Day
  today: Day
}

type Pair<T> = { from: T; to: T }

/** One key result of an adjustment; only what changes is given. */
export type ReadItem =
  | {
      change: 'change'
      of: StandingKeyResult
      target?: Pair<Decimal>
      weight?: Pair<number>
      dueOn?: Pair<Day | null>
    }
  | { change: 'drop'; of: StandingKeyResult }
  | { change: 'add'; draft: KeyResultDraft }

export type ReadChanges = {
  dropsGoal: boolean
  deadline: Pair<Day> | null
  items: ReadItem[]
  /** The key results as they would stand, dropped ones left out and added ones at the end. */
  after: (KeyResultTerms & { id: string | null; weight: number })[]
}

/**
 * What a proposed adjustment changes, and what is wrong with it by field. Weights left empty share what the others leave of
 * 100 %; together they have to be exactly that.
 */
export function readChanges(
  input: AdjustmentChanges,
  goal: StandingGoal,
  world: ChangeWorld,
): { changes: ReadChanges; problems: Record<string, Message> } {
  const problems: Record<string, Message> = {}
  const standing = goal.keyResults.filter(({ dropped }) => !dropped)
  const none = { dropsGoal: input.dropsGoal, deadline: null, items: [], after: [] }
  if (input.dropsGoal) return { changes: none, problems }

  const deadline = readDeadline(input.deadline, goal, world, problems)
  const span = { starts: goal.starts, deadline: deadline?.to ?? goal.deadline }
  const added = readAdded(input, world, span, problems)
  const addedAt = new Set(added.map(({ index }) => index))
  const typedRows = byNamedId(input.keyResults)
  const rows = standing.map((of) => ({ of, row: typedRows.get(of.id) }))
  const kept = rows.filter(({ row }) => !row?.value.drop)
  if (kept.length + added.length === 0) problems.keyResults = { key: 'keyResultMissing' }

  const weights = fillWeights([
    ...kept.map(({ of, row }) => {
      if (!row) return of.weight
      return readWeight(row.value.weight, `keyResults.${row.index}.weight`, problems)
    }),
    ...input.added
      .filter(({ index }) => addedAt.has(index))
      .map(({ index, value }) => readWeight(value.weight, `added.${index}.weight`, problems)),
  ])
  if (weights.length > 0 && !addToWhole(weights)) {
    const sum = formatWeight(weights.reduce((total, weight) => total + weight, 0))
    problems.keyResults ??= { key: 'weightsNotWhole', values: { sum } }
  }

  const items: ReadItem[] = rows.flatMap(({ of, row }) => (row?.value.drop ? [{ change: 'drop', of }] : []))
  const after: ReadChanges['after'] = []
  kept.forEach(({ of, row }, place) => {
    const found: Problems = {}
    const typed = row?.value.target ?? ''
    const read =
      typed === '' || of.kind === 'milestone'
        ? of.target
        : readValue(typed, targetMeasure(of), 'target', found)
    const next = { ...of, target: read, dueOn: row?.value.dueOn ?? of.dueOn, weight: weights[place]! }
    if (!found.target) Object.assign(found, validateTerms(next, span))
    for (const [field, message] of Object.entries(found))
      if (message) problems[`keyResults.${row?.index ?? place}.${field}`] = message
    after.push(next)
    const target = compare(of.target, next.target) === 0 ? undefined : { from: of.target, to: next.target }
    const weight = of.weight === next.weight ? undefined : { from: of.weight, to: next.weight }
    const dueOn = of.dueOn === next.dueOn ? undefined : { from: of.dueOn, to: next.dueOn }
    if (target || weight || dueOn) items.push({ change: 'change', of, target, weight, dueOn })
  })
  added.forEach((draft, place) => {
    const weight = weights[kept.length + place]!
    items.push({ change: 'add', draft: { ...draft, weight } })
    after.push({ ...draft, id: null, weight })
  })
  return { changes: { dropsGoal: false, deadline, items, after }, problems }
}

function readWeight(typed: string, field: string, problems: Record<string, Message>): number | null {
  const weight = typed === '' ? null : readPercent(typed)
  if (typed !== '' && weight === null) problems[field] = { key: 'percentUnreadable' }
  return weight
}

function readDeadline(
  to: Day | null,
  { starts, deadline }: StandingGoal,
  { today, periodLast }: ChangeWorld,
  problems: Record<string, Message>,
): Pair<Day> | null {
  if (to === null || to === deadline) return null
  const first = today > starts ? today : starts
  if (to < first || to > periodLast)
    problems.deadline = { key: 'dayOutsidePeriod', values: { first, last: periodLast } }
  return { from: deadline, to }
}

function readAdded(
  input: AdjustmentChanges,
  { metrics, currency }: ChangeWorld,
  span: { starts: Day; deadline: Day },
  problems: Record<string, Message>,
): KeyResultDraft[] {
  const rows = input.added.map(({ index, value }) => ({
    index,
    value: { ...value, id: null, source: 'manual' as const, parents: [] },
  }))
  const read = readKeyResults(rows, { metrics, currency, level: 'person', yearly: false, span })
  for (const [name, message] of Object.entries(read.problems))
    problems[name.replace(/^keyResults/, 'added')] = message
  return read.list
}

/** Whether a proposal asks for nothing. */
export const changesNothing = ({ dropsGoal, deadline, items }: ReadChanges): boolean =>
  !dropsGoal && deadline === null && items.length === 0
