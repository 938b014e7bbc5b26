import { addDays, daysBetween } from '../../lib/okr/calendar'
import type { Day } from '../../lib/okr/types'
import { type GoalPlan, writeGoal } from './goal-writer'
import type { QuarterGoals } from './goals'
import { log } from './log'
import type { Rep } from './people'
import type { Quarter } from './periods'
import { resultOf } from './sales'
import type { Setting } from './setting'
import { otherWords } from './texts/other-words'
import { workingDayBefore } from './week-plan'

/** Goals that are not in force yet, or came from above: returned, submitted, in draft, assigned. They wait for somebody. */
export function buildOtherGoals(setting: Setting, current: QuarterGoals): void {
  const { world, company, periods, metrics, sales } = setting
  const rep = (name: string): Rep => company.reps.find((one) => one.name === name)!
  const upcoming: Quarter = periods.next ?? current.quarter
  // Working days before today, the last one first.
  const days: Day[] = []
  for (let day = world.today; days.length < 6; days.push(day)) day = workingDayBefore(world, day)
  const facts = (owner: Rep, quarter: Quarter, target: number) => ({
    quarter: quarter.label[owner.locale],
    manager: owner.team.lead.name,
    target,
    accounts: [...new Set(sales.open(owner, world.today).map(({ account }) => account!))],
    first: quarter.first,
    last: quarter.last,
  })
  const plan = (
    owner: Rep,
    period: Quarter,
    name: string,
  ): Omit<GoalPlan, 'words' | 'keyResults' | 'tasks' | 'at'> => ({
    externalId: `${period.label.en}/${owner.email.split('@')[0]}/${name}`.replaceAll(' ', '-'),
    level: 'person',
    period,
    team: owner.team,
    owner,
    accountable: owner.team.lead,
  })

  const gladys = rep('Gladys Colclough')
  const asked = otherWords[gladys.locale].keyAccounts(facts(gladys, upcoming, 5))
  const [drafted, handedIn, sentBack] = world.past(
    world.at(days[4]!, '10:05'),
    world.at(days[3]!, '17:30'),
    world.at(days[1]!, '09:50'),
  )
  const { tasks: _none, ...askedWords } = asked
  writeGoal(world, {
    ...plan(gladys, upcoming, 'key-accounts'),
    words: askedWords,
    keyResults: [{ metric: metrics.keyAccounts, target: '5', weight: 10_000, source: 'manual' }],
    tasks: [],
    at: {
      created: drafted,
      submitted: handedIn,
      returned: { at: sentBack, comment: otherWords[gladys.locale].returned },
    },
  })

  const jonathan = rep('Jonathan Berthelot')
  const { tasks, ...words } = otherWords[jonathan.locale].moreClients(facts(jonathan, upcoming, 6))
  const [begun, submitted] = world.past(world.at(days[3]!, '11:15'), world.at(days[2]!, '16:45'))
  writeGoal(world, {
    ...plan(jonathan, upcoming, 'new-clients'),
    words,
    keyResults: [{ metric: metrics.newClients, target: '6', weight: 10_000, source: 'manual' }],
    tasks,
    at: { created: begun, submitted },
    check: 'pass',
  })

  const darcel = rep('Darcel Schlecht')
  const base = resultOf(sales.won(darcel, current.quarter.first, world.today)).revenue
  const before = periods.next && base > 0 ? base : sales.result(darcel, periods.quarters[1]).revenue
  const growth = otherWords[darcel.locale].growth({ ...facts(darcel, upcoming, 10), base: before })
  const { tasks: growthTasks, ...growthWords } = growth
  const [started] = world.past(world.at(days[2]!, '18:10'))
  writeGoal(world, {
    ...plan(darcel, upcoming, 'growth'),
    words: growthWords,
    keyResults: [
      { metric: metrics.growth, target: '10', base: String(before), weight: 10_000, source: 'manual' },
    ],
    tasks: growthTasks,
    at: { created: started },
  })

  // Assigned last week for what is left of the quarter, or for the next one.
  const left = daysBetween(world.today, current.quarter.last)
  const period = left >= 28 || !periods.next ? current.quarter : periods.next
  const starts = period === current.quarter && days[4]! > period.first ? days[4]! : period.first
  for (const [name, objects] of [
    ['Mei-Mei Johns', false],
    ['Elizabeth Anderson', true],
  ] as const) {
    const owner = rep(name)
    const { tasks: steps, ...assigned } = otherWords[owner.locale].visits({
      ...facts(owner, period, 30),
      first: starts,
    })
    const [written, agreed, answered] = world.past(
      world.at(days[5]!, '15:00'),
      world.at(days[4]!, '09:30'),
      world.at(days[3]!, '13:40'),
    )
    const goal = writeGoal(world, {
      ...plan(owner, period, 'visits'),
      author: owner.team.lead,
      words: assigned,
      starts,
      keyResults: [{ metric: metrics.visits, target: '30', weight: 10_000, source: 'manual' }],
      tasks: steps.map((step) => ({ ...step, dueOn: step.dueOn < starts ? addDays(starts, 7) : step.dueOn })),
      at: { created: written, agreed },
      assigned: true,
    })
    world.rows.assignmentAnswer.push({
      goalId: goal.id,
      periodId: period.id,
      readAt: objects ? answered : null,
      objection: objects ? otherWords[owner.locale].objection : null,
      objectedAt: objects ? answered : null,
    })
    if (objects) log(world, { event: 'goal.object', by: owner, at: answered, subjectId: goal.id, goal })
  }
}
