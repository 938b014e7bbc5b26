import type { KeyResultTerms } from '../measures'
import type { OwnPace } from '../rhythm'
import type { Day, Decimal, GoalLevel } from '../types'

/** A key result above, as the goal's page shows it. */
export type ParentFacts = {
  name: string
  terms: KeyResultTerms
  /** What the goals below add up to, against its target: 1 is all of it; null where nothing can be added. */
  coverage: number | null
  /** Whether the key result adds up into it; false where metric, unit or kind differ. */
  addsUp: boolean
}

export type KeyResultFacts = {
  /** The metric's name in the reader's language, or own wording. */
  name: string
  /** What was typed so far: a target that cannot be read is null. */
  terms: Omit<KeyResultTerms, 'target' | 'baseline'> & { baseline: Decimal | null; target: Decimal | null }
  /** Whether the metric is a total, which grows from nothing, and not a level, such as a rate. */
  isTotal: boolean
  /** Null: own wording, or nothing measured yet. */
  history: OwnPace | null
  parents: ParentFacts[]
}

/** A goal as it stands in a form or in the database. Texts may be empty. */
export type GoalFacts = {
  level: GoalLevel
  name: string
  content: string
  keyResults: KeyResultFacts[]
  starts: Day | null
  deadline: Day | null
  /** Its direction in parts, some of which may be empty. */
  period: { first: Day; last: Day; direction: readonly string[] } | null
  /** How many tasks the execution plan has. */
  tasks: number
  background: string
  /** Support and resources. */
  support: string
  /** The written reason why the goal stands. */
  relevance: string
  /** The goal above it supports without arithmetic, by name. */
  supports: string | null
  /** Whether the owner says that the market is why less is asked than was reached; the texts are read for it, too. */
  marketReason: boolean
}
