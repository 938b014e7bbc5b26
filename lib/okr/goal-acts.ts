import { takesAdjustments } from './adjustments'
import {
  correctsGoal,
  decidesGoal,
  discardsGoal,
  editsGoal,
  logsWeek,
  proposesAdjustment,
  submitsGoal,
  type SubmittedGoal,
  type Viewer,
} from './permissions'
import type { Day, PeriodState } from './types'

export const goalActs = [
  'log',
  'adjust',
  'submit',
  'withdraw',
  'agree',
  'return',
  'assign',
  'answer',
  'edit',
  'editWords',
  'plan',
  'correct',
  'discard',
] as const

/**
 * What can be done to a goal: `answer` is the owner's to an assigned one, `plan` changes tasks and alignment, `editWords` what
 * stays open after agreeing.
 */
export type GoalAct = (typeof goalActs)[number]

export type ActFacts = SubmittedGoal & {
  deadline: Day
  assigned: boolean
  periodState: PeriodState
  othersCanDecide: boolean
  assignment: { readAt: string | null; objectedAt: string | null } | null
}

/** What a viewer may do to a goal in its state today; commands ask the same of the database once more. */
export function openActs(viewer: Viewer, goal: ActFacts, today: Day): GoalAct[] {
  const { state, periodState } = goal
  if (periodState === 'closed') return []
  const begins = periodState !== 'grading'
  const decides = decidesGoal(viewer, goal, goal.othersCanDecide)
  const edits = editsGoal(viewer, goal)
  const owns = viewer.id === goal.ownerId
  const open: Record<GoalAct, boolean> = {
    log: (state === 'agreed' || state === 'graded') && periodState !== 'planning' && logsWeek(viewer, goal),
    adjust: state === 'agreed' && takesAdjustments(goal, today) && proposesAdjustment(viewer, goal),
    submit: state === 'draft' && begins && submitsGoal(viewer, goal),
    withdraw: state === 'submitted' && submitsGoal(viewer, goal),
    agree: state === 'submitted' && begins && decides,
    return: state === 'submitted' && decides,
    assign: state === 'draft' && begins && !owns && decides,
    answer: state === 'agreed' && goal.assigned && owns && !goal.assignment?.objectedAt,
    edit: state === 'draft' && begins && edits,
    editWords: state === 'agreed' && edits,
    plan: (state === 'draft' || state === 'submitted' || state === 'agreed') && edits,
    discard: state === 'draft' && discardsGoal(viewer, goal),
    correct: (state === 'agreed' || state === 'graded') && correctsGoal(viewer, goal),
  }
  return goalActs.filter((act) => open[act])
}
