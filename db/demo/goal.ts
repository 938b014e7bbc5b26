import type { Day, Decimal, GoalLevel, Kind } from '../../lib/okr/types'
import type { Metric } from './metrics'
import type { Person, Team } from './people'
import type { Period } from './periods'
import type { Rows } from './rows'

export type Goal = {
  id: string
  externalId: string
  level: GoalLevel
  period: Period
  team: Team | null
  owner: Person
  accountable: Person
  starts: Day
  deadline: Day
  keyResults: KeyResult[]
  agreedAt: Date | null
  /** Its row, which later events change. */
  row: Rows['goal'][number]
}

/** What is measured: a metric of the company, or own words. */
export type Measure = Metric | { id: null; wording: string; kind: Kind; unitEn: string; currency: null }

export type KeyResult = {
  id: string
  metric: Measure
  target: Decimal
  weight: number
  goal: Goal
  /** What feeds it; null where it is measured itself. */
  children: KeyResult[] | null
  /** What accepted adjustments made of the target, in the order of their times. */
  changes: { at: Date; target: Decimal }[]
  /** The row of its current numbers. */
  term: Rows['keyResultTerm'][number]
}

export type Term = {
  cause: 'draft' | 'agreed'
  recordedAt: Date
  supersededAt: Date | null
}
