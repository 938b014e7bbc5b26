import { addDays } from '../../lib/okr/calendar'
import type { Day, Decimal, GoalLevel } from '../../lib/okr/types'
import type { Metric } from './metrics'
import type { Person, Team } from './people'
import type { Period } from './periods'
import type { GoalWords, Task } from './texts/facts'
import type { World } from './world'

export type KeyResult = {
  id: string
  metric: Metric
  target: Decimal
  weight: number
  goal: Goal
  /** What accepted adjustments made of the target, in the order of their times. */
  changes: { at: Date; target: Decimal }[]
}

export type Goal = {
  id: string
  externalId: string
  level: GoalLevel
  period: Period
  team: Team | null
  owner: Person
  accountable: Person
  name: string
  starts: Day
  deadline: Day
  keyResults: KeyResult[]
  agreedAt: Date | null
  /** Grows with each change; written when all is told. */
  version: number
}

export type KeyResultPlan = {
  metric: Metric
  target: Decimal
  weight: number
  source: 'manual' | 'children'
  fedBy?: 'people' | 'time'
  /** The key result it feeds, and along which axis. */
  into?: { parent: KeyResult; axis: 'people' | 'time' }
}

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
  weight?: number
  supports?: Goal
  /** Drafted, submitted, agreed: as many as it has got to. */
  at: { created: Date; submitted?: Date; agreed?: Date; returned?: { at: Date; comment: string } }
  agreedBy?: Person
  /** Set by its author without waiting for the owner. */
  assigned?: boolean
}

/** Writes a goal with its key results, terms, steps, alignments and tasks as the commands would have. */
export function writeGoal(world: World, plan: GoalPlan): Goal {
  const { rows } = world
  const { period, owner, accountable, words, at, level, team } = plan
  const author = plan.author ?? owner
  const starts = plan.starts ?? period.first
  const deadline = period.last
  const periodId = period.id
  const goal: Goal = {
    id: world.id(at.created),
    externalId: plan.externalId,
    ...{ level, period, team, owner, accountable, starts, deadline },
    name: words.name,
    keyResults: [],
    agreedAt: at.agreed ?? null,
    version: 1 + [at.submitted, at.agreed, at.returned].filter(Boolean).length,
  }
  const state = at.agreed ? 'agreed' : at.submitted && !at.returned ? 'submitted' : 'draft'
  const decider = plan.agreedBy ?? accountable
  rows.goal.push({
    ...{ id: goal.id, periodId, level, teamId: team?.id ?? null, ownerId: owner.id, authorId: author.id },
    ...{ accountableId: accountable.id, ...words, checkReason: '', starts, deadline, state },
    ...{
      weight: plan.weight ?? null,
      assigned: plan.assigned ?? false,
      supportsGoalId: plan.supports?.id ?? null,
    },
    ...{ createdAt: at.created, version: goal.version, source: 'demo', externalId: plan.externalId },
  })

  const step = (
    event: 'create' | 'submit' | 'agree' | 'return' | 'assign',
    when: Date,
    by: Person,
    comment?: string,
  ) => {
    const reached = {
      create: 'draft',
      submit: 'submitted',
      agree: 'agreed',
      return: 'draft',
      assign: 'agreed',
    } as const
    rows.goalStep.push({
      ...{
        id: world.id(when),
        goalId: goal.id,
        periodId,
        state: reached[event],
        event,
        byId: by.id,
        at: when,
      },
      ...{ comment: comment ?? null, decidedAlone: false },
    })
    rows.activity.push({
      ...{ id: world.id(when), at: when, actorId: by.id, actorKind: 'person', event: `goal.${event}` },
      ...{ subjectId: goal.id, goalId: goal.id, after: { state: reached[event] }, alone: false },
    })
  }
  step('create', at.created, author)
  if (at.submitted) step('submit', at.submitted, owner)
  if (at.returned) step('return', at.returned.at, decider, at.returned.comment)
  if (at.agreed) step(plan.assigned ? 'assign' : 'agree', at.agreed, plan.assigned ? author : decider)

  const terms = at.agreed
    ? ([
        ['draft', at.created, at.agreed],
        ['agreed', at.agreed, null],
      ] as const)
    : ([['draft', at.created, null]] as const)
  for (const [cause, recordedAt, supersededAt] of terms)
    rows.goalTerm.push({
      ...{ id: world.id(recordedAt), goalId: goal.id, periodId, cause, starts, deadline },
      ...{ weight: plan.weight ?? null, recordedAt, supersededAt },
    })

  plan.keyResults.forEach((wanted, position) => {
    const { metric, target, weight, source, into } = wanted
    const keyResult: KeyResult = { id: world.id(at.created), metric, target, weight, goal, changes: [] }
    goal.keyResults.push(keyResult)
    rows.keyResult.push({
      ...{ id: keyResult.id, goalId: goal.id, periodId, metricId: metric.id, wording: '', kind: metric.kind },
      ...{ unit: owner.locale === 'en' ? metric.unitEn : metric.unitZh, currency: metric.currency },
      ...{ valueSource: source, fedBy: wanted.fedBy ?? 'people', paceCurve: 'linear', position },
      ...{ createdAt: at.created, source: 'demo', externalId: `${plan.externalId}/${metric.key}` },
    })
    for (const [cause, recordedAt, supersededAt] of terms)
      rows.keyResultTerm.push({
        ...{ id: world.id(recordedAt), keyResultId: keyResult.id, goalId: goal.id, periodId, cause },
        ...{ baseline: '0', target, weight, dropped: false, recordedAt, supersededAt },
      })
    if (into)
      rows.alignment.push({
        ...{ id: world.id(at.created), childId: keyResult.id, parentId: into.parent.id, periodId },
        ...{ axis: into.axis, share: 10_000, createdBy: author.id, validFrom: at.created },
      })
  })

  plan.tasks.forEach(({ title, dueOn }, position) => {
    const due = dueOn > deadline ? addDays(deadline, -1) : dueOn
    // Most steps are taken in their week; now and then one stays open.
    const doneAt = world.at(addDays(due, -(position % 3)), `1${position % 8}:20`)
    const done =
      at.agreed !== undefined &&
      doneAt > at.agreed &&
      doneAt < world.now &&
      (position + title.length) % 6 !== 0
    rows.task.push({
      ...{
        id: world.id(at.created),
        goalId: goal.id,
        periodId,
        title,
        assigneeId: owner.id,
        dueOn: due,
        position,
      },
      ...{ createdAt: at.created, doneAt: done ? doneAt : null, doneBy: done ? owner.id : null },
    })
  })
  return goal
}
