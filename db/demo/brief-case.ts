import type { Day } from '../../lib/okr/types'
import type { Goal } from './goal'
import { writeAdjustment, writeApproach } from './adjustment-writer'
import { acknowledge, writeCheckIn, writeComment, writeMeasurement } from './check-in-writer'
import { writeGrade } from './grade-writer'
import { writeGoal } from './goal-writer'
import { log } from './log'
import { writeNote } from './note-writer'
import type { Rep } from './people'
import type { Setting } from './setting'
import { dice } from './random'
import * as words from './texts/brief-case-words'
import { readingTime } from './week-plan'
import type { World } from './world'

/** By this external id of source `demo` the goal is found. */
export const BRIEF_CASE = 'brief-case'

/**
 * The worked case of the method, as one person's goal in the quarter the company tried Paceline in: 5 clients and 10 % asked,
 * 3 clients and 8 % after the adjustment, 3 clients and 12 % in the end, and one more client after the deadline.
 */
export function buildBriefCase(setting: Setting): Goal {
  const { world, company, periods, metrics } = setting
  const rep = company.reps.find(({ name }) => name === 'Marty Freudenburg')!
  const manager = rep.team.lead
  const above = writeCompanyGoal(setting)
  const at = (day: Day, time: string) => world.at(day, time)

  const planned = at('2025-01-02', '10:00')
  const planId = world.id(planned)
  const place = { personId: rep.id, periodId: periods.pilot.id, authorId: rep.id }
  world.rows.personalPlan.push({ id: planId, ...place, ...words.plan, recordedAt: planned })
  log(world, { event: 'plan.write', by: rep, at: planned, subjectId: planId })

  const growthAbove = above.keyResults[0]!
  const goal = writeGoal(world, {
    externalId: BRIEF_CASE,
    level: 'person',
    period: periods.pilot,
    team: rep.team,
    owner: rep,
    accountable: manager,
    words: words.goalWords,
    supports: above,
    keyResults: [
      { metric: metrics.newClients, target: '5', weight: 5000, source: 'manual' },
      {
        metric: metrics.growthRate,
        target: '10',
        weight: 5000,
        source: 'manual',
        into: { parent: growthAbove, axis: 'people' },
      },
    ],
    tasks: [],
    at: {
      created: at('2025-01-02', '11:20'),
      submitted: at('2025-01-06', '09:10'),
      agreed: at('2025-01-08', '14:30'),
    },
  })
  writePlannedTasks(world, goal)
  const [clients, growth] = goal.keyResults as [Goal['keyResults'][number], Goal['keyResults'][number]]

  const proposedAt = at('2025-02-19', '10:15')
  const acceptedAt = at('2025-02-21', '11:40')
  const adjustmentId = writeAdjustment(world, {
    goal,
    reason: 'feedback',
    explanation: words.adjustment.explanation,
    by: rep,
    at: proposedAt,
    changes: [
      { keyResult: clients, to: '3' },
      { keyResult: growth, to: '8' },
    ],
    decided: { as: 'accepted', by: manager, at: acceptedAt, words: words.adjustment.decision },
  })
  const asked = { goal, adjustmentId, at: at('2025-02-19', '16:30') }
  const answeredAt = at('2025-02-20', '08:50')
  writeComment(world, { ...asked, by: manager, body: words.adjustment.question, question: true, answeredAt })
  writeComment(world, { ...asked, by: rep, body: words.adjustment.answer, at: answeredAt })
  writeApproach(world, {
    goal,
    reason: 'feedback',
    by: rep,
    at: at('2025-02-24', '09:20'),
    explanation: words.approach.explanation,
    approach: words.approach.plan,
    read: { by: manager, at: at('2025-02-25', '08:40') },
  })

  for (const week of words.weeks) {
    const written = writeCheckIn(world, {
      goal,
      week: week.week,
      recordedAt: at(...week.at),
      asOf: week.asOf,
      confidence: week.confidence,
      words: week,
      readings: [
        { keyResult: clients, value: String(week.clients) },
        { keyResult: growth, value: week.growth },
      ],
    })
    const readAt = readingTime(world, week.at[0], dice('brief case', week.week))
    acknowledge(world, written, 1, manager, readAt)
    const said = { goal, checkInId: written.id, by: manager, at: new Date(readAt.getTime() + 120_000) }
    if (week.comment) writeComment(world, { ...said, body: week.comment })
  }
  // The last day has no check-in of its own: a week with one working day asks for none.
  const lastDay = { asOf: '2025-03-31', by: rep, at: at('2025-03-31', '16:00') }
  writeMeasurement(world, { keyResult: clients, value: '3', ...lastDay })
  writeMeasurement(world, { keyResult: growth, value: '12', ...lastDay })
  // Half a year after the start one of the two who had waited signed. It is dated after the deadline and never counts.
  const later = { asOf: '2025-06-30', by: rep, at: at('2025-06-30', '17:20') }
  writeMeasurement(world, { keyResult: clients, value: '4', ...later })

  judge(setting, rep, goal)
  return goal
}

/** The steps of the plan, done when they were done. */
function writePlannedTasks(world: World, goal: Goal): void {
  words.tasks.forEach(({ title, dueOn, done }, position) =>
    world.rows.task.push({
      id: world.id(goal.row.createdAt),
      goalId: goal.id,
      periodId: goal.period.id,
      title,
      assigneeId: goal.owner.id,
      dueOn,
      position,
      createdAt: goal.row.createdAt,
      doneAt: done ? world.at(done, '17:10') : null,
      doneBy: done ? goal.owner.id : null,
    }),
  )
}

function judge({ world }: Setting, rep: Rep, goal: Goal): void {
  writeNote(world, {
    kind: 'reward',
    to: rep,
    by: rep.team.lead,
    goal,
    at: world.at('2025-03-18', '10:30'),
    body: words.reward.body,
    amount: '300',
    acknowledgedAfter: 4,
    answer: words.reward.answer,
  })
  writeGrade(world, goal, {
    self: { score: 0.9, ...words.reflection, at: world.at('2025-07-02', '09:30') },
    final: { score: 1, reason: words.finalReason, by: rep.team.lead, at: world.at('2025-07-08', '15:10') },
  })
}

/** What the brief's case looks up to: the company asks for 15 %, which a goal of 10 % supports but does not add up to. */
function writeCompanyGoal({ world, company, periods, metrics }: Setting): Goal {
  const [chief, head] = company.executives
  const goal = writeGoal(world, {
    externalId: `${BRIEF_CASE}/company`,
    level: 'company',
    period: periods.pilot,
    team: null,
    owner: head,
    accountable: head,
    words: words.companyGoal,
    keyResults: [{ metric: metrics.growthRate, target: '15', weight: 10_000, source: 'manual' }],
    tasks: [],
    at: {
      created: world.at('2024-12-16', '10:00'),
      submitted: world.at('2024-12-18', '10:00'),
      agreed: world.at('2024-12-18', '16:00'),
    },
    agreedBy: chief,
  })
  for (const { week, day, growth, confidence, happened } of words.companyWeeks) {
    const written = writeCheckIn(world, {
      goal,
      week,
      recordedAt: world.at(day, '16:40'),
      asOf: day,
      confidence,
      words: { happened, changes: '', blockers: '' },
      readings: [{ keyResult: goal.keyResults[0]!, value: growth }],
    })
    acknowledge(world, written, 1, chief, world.at(day, '18:10'))
  }
  const by = { by: chief, at: world.at('2025-07-09', '10:00') }
  writeGrade(world, goal, {
    self: { score: 0.85, ...words.companyReflection, at: world.at('2025-07-03', '11:00') },
    final: { score: 0.87, reason: '与系统评分一致。', ...by },
  })
  return goal
}
