import type { Day } from '../../../lib/okr/types'
import type { Deal } from '../deals'
import type { Dice } from '../random'
import type { Result } from '../sales'

/** What a text is made from: names and numbers of the data, never invented ones. */
export type RepGoalFacts = {
  manager: string
  quarter: string
  first: Day
  last: Day
  revenue: number
  deals: number
  /** The quarter before; of the first quarter only its last month is in the books. */
  before: Result & { span: 'quarter' | 'month' }
  /** Most of the revenue before, and its share. */
  product: { name: string; share: number } | null
  sector: string | null
  /** Largest customers before. */
  accounts: string[]
  /** Being worked on when the quarter begins. */
  open: Deal[]
  /** The team target it feeds, or null. */
  teamRevenue: number | null
}

export type UpperGoalFacts = {
  /** Region or team; null for the company. */
  name: string | null
  year: boolean
  period: string
  first: Day
  last: Day
  revenue: number
  deals: number
  /** The quarter before; before the first one only a month is in the books. */
  before: Result & { span: 'quarter' | 'month' }
  parts: string[]
  strongest: { name: string; share: number } | null
}

/** One rep's week. */
export type WeekFacts = {
  manager: string
  won: Deal[]
  lost: Deal[]
  /** With known accounts; the ones decided next come first. */
  open: Deal[]
  total: Result
  target: Result
  /** Progress of revenue as a fraction of the pace. */
  ofPace: number
  weeksLeft: number
  /** Most of the revenue so far. */
  product: { name: string; share: number } | null
  /** The week's number in the quarter. */
  week: number
}

/** One week of a team, a region or the company. */
export type UpperWeekFacts = {
  won: Result
  total: Result
  target: Result
  ofPace: number
  weeksLeft: number
  ahead: string | null
  behind: string | null
  largest: Deal | null
}

export type Words = { happened: string; changes: string; blockers: string }
export type GoalWords = {
  name: string
  content: string
  background: string
  support: string
  relevance: string
}
export type Task = { title: string; dueOn: Day }

/** One language of the demo's people. */
export type Voice = {
  repGoal: (facts: RepGoalFacts, dice: Dice) => GoalWords
  repTasks: (facts: RepGoalFacts, dice: Dice) => Task[]
  upperGoal: (facts: UpperGoalFacts, dice: Dice) => GoalWords
  upperTasks: (facts: UpperGoalFacts) => Task[]
  week: (facts: WeekFacts, dice: Dice) => Words
  upperWeek: (facts: UpperWeekFacts, dice: Dice) => Words
  /** A week of somebody whose numbers do not reach the CRM. */
  silentWeek: (facts: Pick<WeekFacts, 'manager' | 'week'>, dice: Dice) => Words
  /** A lead's answer to a check-in, and a question about it. */
  comment: (facts: WeekFacts, dice: Dice) => string
  question: (facts: WeekFacts, dice: Dice) => string
  answer: (facts: WeekFacts, dice: Dice) => string
  leave: (dice: Dice) => string
}
