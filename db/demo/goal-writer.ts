import type { Verdict } from '../../lib/okr/goal-check/text-evidence'
import type { Day, GoalLevel, GoalState } from '../../lib/okr/types'
import type { Goal, Term } from './goal'
import { type KeyResultPlan, writeKeyResults } from './key-result-writer'
import { log } from './log'
import type { Person, Team } from './people'
import type { Period } from './periods'
import type { Rows } from './rows'
import { writeTasks } from './tasks'
import type { GoalWords, Task } from './texts/facts'
import type { World } from './world'

export type GoalPlan = {
  externalId: string
  level: GoalLevel
  period: Period
  team: Team | null
  owner: Person
  accountable: Person
  /** Who wrote it, where that is not its owner. */
  author?: Person
  words: GoalWords
  starts?: Day
  keyResults: KeyResultPlan[]
  tasks: Task[]
  supports?: Goal
  /** Drafted, submitted, agreed: as many as it has got to. */
  at: { created: Date; submitted?: Date; agreed?: Date; returned?: { at: Date; comment: string } }
  /** What the goal check said when it was handed in. */
  check?: Verdict
  agreedBy?: Person
  /** Put in force by its author without waiting for the owner. */
  assigned?: boolean
}

/** From when to when numbers held; the last still do. */
/** Writes a goal with its key results, terms, steps, alignments and tasks as the commands would have. */
export function writeGoal(world: World, plan: GoalPlan): Goal {
  const { period, owner, accountable, words, at, level, team } = plan
  const author = plan.author ?? owner
  const row: Rows['goal'][number] = {
    id: world.id(at.created),
    periodId: period.id,
    level,
    teamId: team?.id ?? null,
    ownerId: owner.id,
    accountableId: accountable.id,
    authorId: author.id,
    ...words,
    checkReason: '',
    checkVerdict: plan.check ?? null,
    starts: plan.starts ?? period.first,
    deadline: period.last,
    weight: null,
    state: 'draft',
    assigned: plan.assigned ?? false,
    supportsGoalId: plan.supports?.id ?? null,
    createdAt: at.created,
    version: 0,
    source: 'demo',
    externalId: plan.externalId,
  }
  world.rows.goal.push(row)
  const goal: Goal = {
    id: row.id,
    externalId: plan.externalId,
    level,
    period,
    team,
    owner,
    accountable,
    starts: row.starts,
    deadline: row.deadline,
    keyResults: [],
    agreedAt: at.agreed ?? null,
    row,
  }

  const decider = plan.agreedBy ?? accountable
  moveGoal(world, goal, { event: 'create', to: 'draft', by: author, at: at.created })
  if (at.submitted) moveGoal(world, goal, { event: 'submit', to: 'submitted', by: owner, at: at.submitted })
  if (at.returned) moveGoal(world, goal, { event: 'return', to: 'draft', by: decider, ...at.returned })
  if (at.agreed) {
    const event = plan.assigned ? 'assign' : 'agree'
    moveGoal(world, goal, { event, to: 'agreed', by: plan.assigned ? author : decider, at: at.agreed })
  }

  const terms: Term[] = [{ cause: 'draft', recordedAt: at.created, supersededAt: at.agreed ?? null }]
  if (at.agreed) terms.push({ cause: 'agreed', recordedAt: at.agreed, supersededAt: null })
  for (const term of terms)
    world.rows.goalTerm.push({
      id: world.id(term.recordedAt),
      goalId: goal.id,
      periodId: period.id,
      starts: row.starts,
      deadline: row.deadline,
      weight: null,
      ...term,
    })
  writeKeyResults(world, goal, plan.keyResults, terms, author)
  writeTasks(world, goal, plan.tasks)
  return goal
}

type Move = {
  event: Rows['goalStep'][number]['event']
  to: GoalState
  by: Person
  at: Date
  comment?: string
}

/** Takes a goal to another state: the state, its step, its line in the log. */
export function moveGoal(world: World, goal: Goal, { event, to, by, at, comment }: Move): void {
  const before = event === 'create' ? undefined : { state: goal.row.state }
  goal.row.state = to
  goal.row.version += 1
  world.rows.goalStep.push({
    id: world.id(at),
    goalId: goal.id,
    periodId: goal.period.id,
    state: to,
    event,
    byId: by.id,
    at,
    comment: comment ?? null,
    decidedAlone: false,
  })
  log(world, { event: `goal.${event}`, by, at, subjectId: goal.id, goal, before, after: { state: to } })
}
