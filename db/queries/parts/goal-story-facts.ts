import type { CourseAnswer, CourseReason } from '@/lib/okr/course'
import type { Mark } from '@/lib/okr/pace'
import type {
  AdjustmentReason,
  AdjustmentState,
  Day,
  Decimal,
  ShownState,
  Kind,
  PaceCurve,
  PeriodState,
} from '@/lib/okr/types'
import type { ThreadComment } from './check-ins'
import type { StoredGrade } from './grades'
import type { ChangedTarget } from './target-reviews'

type Named = { id: string; name: string }

export type GoalStep = {
  event:
    | 'create'
    | 'submit'
    | 'withdraw'
    | 'agree'
    | 'return'
    | 'assign'
    | 'grade'
    | 'reopen'
    | 'regrade'
    | 'drop'
    | 'hand_over'
    | 'split'
  state: ShownState
  by: string
  byId: string
  at: string
  comment: string | null
  alone: boolean
}

export type GoalTask = {
  id: string
  title: string | null
  assigneeId: string
  assignee: string
  dueOn: Day | null
  doneAt: string | null
  doneBy: string | null
}

/** A target, weight and due date that held from a time on. */
export type Term = {
  keyResultId: string
  cause: 'agreed' | 'adjusted' | 'corrected'
  target: Decimal
  base: Decimal | null
  weight: number
  at: string
  dropped: boolean
}

export type AdjustmentItem = {
  keyResultId: string | null
  change: 'change' | 'add' | 'drop'
  name: string
  kind: Kind
  unit: string
  currency: string | null
  fromTarget: Decimal | null
  toTarget: Decimal | null
  fromWeight: number | null
  toWeight: number | null
  fromDueOn: Day | null
  toDueOn: Day | null
}

export type GoalAdjustment = {
  id: string
  scope: 'numbers' | 'approach'
  reason: AdjustmentReason
  explanation: string | null
  approach: string | null
  state: AdjustmentState
  late: boolean
  dropsGoal: boolean
  fromDeadline: Day | null
  toDeadline: Day | null
  proposedBy: string
  proposedByName: string
  proposedAt: string
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: string | null
  decision: string | null
  alone: boolean
  items: AdjustmentItem[]
  readers: { id: string; name: string; at: string }[]
}

export type SetPace = {
  keyResult: string
  kind: Kind
  unit: string
  currency: string | null
  curve: PaceCurve
  marks: Mark[] | null
}

export type Revision = {
  at: string
  by: string
  name: string | null
  content: string | null
  background: string | null
  support: string | null
  relevance: string | null
  accountable: string | null
}

export type Correction = {
  at: string
  by: string
  keyResult: string | null
  kind: Kind | null
  unit: string | null
  currency: string | null
  before: Record<string, string | number | null>
  after: Record<string, string | number | null>
  explanation: string | null
}

export type Parent = {
  keyResultId: string
  parentId: string
  share: number
  name: string | null
  goal: Named | null
  holder: string | null
}

/** A dated word on the grade of a closed period. */
export type GradeRemark = { id: string; by: string; at: string; body: string }

export type GoalStory = {
  content: string
  background: string
  support: string
  relevance: string
  /** Why it was handed in although the goal check failed; empty where it did not. */
  checkReason: string
  period: { id: string; kind: 'quarter' | 'year'; first: Day; last: Day; state: PeriodState }
  team: Named | null
  accountable: Named
  author: Named
  supports: Named | null
  /** Somebody other than its owner and who sent it in could decide on it today. */
  othersCanDecide: boolean
  assignment: { readAt: string | null; objection: string | null; objectedAt: string | null } | null
  /** Who can be given a task: the team's people and leads, the owner, who is accountable. */
  assignees: Named[]
  steps: GoalStep[]
  tasks: GoalTask[]
  terms: Term[]
  parents: Parent[]
  adjustments: GoalAdjustment[]
  revisions: Revision[]
  corrections: Correction[]
  /** What owner and leads said of its course, asked; the word is for those inside. A kept target above is told by its activity. */
  course: { at: string; by: string; asked: CourseReason; answer: CourseAnswer; word: string | null }[]
  /** What was said on the goal itself and on its adjustments; what was said on check-ins comes with those. */
  thread: ThreadComment[]
  /** Targets above that changed since the goal was settled. */
  changed: ChangedTarget[]
  /** As it is stored: `shownGrade` says who may see which of it. */
  grade: StoredGrade | null
  moves: number
  remarks: GradeRemark[]
  /** Changes that leave no row of their own: edits of a draft, alignments, tasks. */
  others: {
    event: string
    by: string | null
    at: string
    /** Of a pace that was set: by what each key result is measured since. */
    paces: SetPace[] | null
  }[]
}
