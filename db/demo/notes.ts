import { addDays } from '../../lib/okr/calendar'
import { checkInWeeks } from '../../lib/okr/weeks'
import type { Goal } from './goal'
import type { QuarterGoals } from './goals'
import { targetNow } from './key-result-writer'
import { type Note, writeNote } from './note-writer'
import type { Company, Rep } from './people'
import { type Result, resultOf, type Sales } from './sales'
import { noteWords, type NoteFacts } from './texts/note-words'
import { nextWorkingDay, workingDayBefore } from './week-plan'
import type { World } from './world'

/** Reward and penalty notes of the quarters that are over and of the one in progress, in every state they can have. */
export function buildNotes(world: World, sales: Sales, company: Company, all: QuarterGoals[]): void {
  const [older, last, current] = all as [QuarterGoals, QuarterGoals, QuarterGoals]
  const after = (goals: QuarterGoals, days: number, time: string): Date =>
    world.at(nextWorkingDay(world, addDays(goals.quarter.last, days)), time)
  const write = (note: Note) => {
    if (note.at < world.now) writeNote(world, note)
  }
  const best = ranking(sales, older)
  const lastRanks = ranking(sales, last)

  const within = (goals: QuarterGoals, days: number, time: string): Date =>
    world.at(nextWorkingDay(world, addDays(goals.quarter.first, days)), time)
  write({
    ...reward(sales, older, best[1]!, 'sharing'),
    at: within(older, 70, '14:25'),
    acknowledgedAfter: 19,
  })
  for (const [i, rep] of best.slice(2, 4).entries())
    write({
      ...reward(sales, older, rep, 'largest'),
      at: within(older, 55 + 14 * i, '11:45'),
      amount: '200',
      acknowledgedAfter: 8 + 30 * i,
    })
  // Written to the wrong person, and taken back the same afternoon.
  write({ ...reward(sales, older, best[5]!, 'mistaken'), at: within(older, 84, '13:10'), withdrawnAfter: 3 })
  write({
    ...reward(sales, older, best[0]!, 'passed'),
    at: after(older, 14, '10:20'),
    amount: '500',
    acknowledgedAfter: 20,
    answer: noteWords[best[0]!.locale].thanks[0]!,
  })
  const slow = best.at(-1)!
  write({
    ...penalty(world, sales, older, slow, 'behind', after(older, 16, '11:00')),
    acknowledgedAfter: 28,
    answer: noteWords[slow.locale].reply.behind,
  })
  const forgetful = leastLogged(world, older, [slow])
  write({
    ...penalty(world, sales, older, forgetful, 'unlogged', after(older, 17, '09:40')),
    acknowledgedAfter: 5,
    answer: noteWords[forgetful.locale].reply.unlogged,
  })

  // In the quarter before: for its largest deals while it ran, and for what came out when it was over.
  const byDeal = [...last.reps.keys()]
    .filter((rep) => sales.sells(rep) && rep !== lastRanks[0])
    .sort((a, b) => largestOf(sales, last, b) - largestOf(sales, last, a))
  for (const [i, rep] of byDeal.slice(0, 4).entries())
    write({
      ...reward(sales, last, rep, i % 2 === 0 ? 'largest' : 'sharing'),
      at: within(last, 80 + 2 * i, '16:10'),
      ...(i === 0 && { amount: '400' }),
      acknowledgedAfter: 3 + i * 17,
    })
  write({
    ...reward(sales, last, lastRanks[0]!, 'passed'),
    at: after(last, 1, '15:30'),
    amount: '500',
    acknowledgedAfter: 18,
    answer: noteWords[lastRanks[0]!.locale].thanks[2]!,
  })
  const behind = lastRanks.at(-1)!
  write({ ...penalty(world, sales, last, behind, 'behind', after(last, 2, '11:20')), acknowledgedAfter: 26 })
  const unlogged = leastLogged(world, last, [behind, forgetful])
  write(penalty(world, sales, last, unlogged, 'unlogged', after(last, 2, '11:35')))

  const [team, goal] = [...last.teams].sort(
    (a, b) => attainmentOf(sales, b[1]) - attainmentOf(sales, a[1]),
  )[0]!
  write({
    kind: 'reward',
    to: team.lead,
    by: team.parent!.lead,
    goal,
    at: after(last, 3, '17:05'),
    body: noteWords[team.lead.locale].lead(
      factsOf(sales, last, team.reps, goal, last.quarter.label[team.lead.locale]),
    ),
    acknowledgedAfter: 15,
    answer: noteWords[team.lead.locale].thanks[1]!,
  })

  // Now: one that waits to be read by the rep who signs in, one from the chief executive.
  const rep = company.reps.find(({ name }) => name === 'Gladys Colclough')!
  const [writtenAt] = world.past(world.at(workingDayBefore(world, world.today), '15:10'))
  const recent = sales.won(rep, current.quarter.first, world.today).length > 0 ? current : last
  write({ ...reward(sales, recent, rep, 'largest'), at: writtenAt })
  const star = ranking(sales, recent)[0]!
  const [chiefAt] = world.past(world.at(workingDayBefore(world, world.today), '09:30'))
  if (star !== rep)
    write({ ...reward(sales, recent, star, 'sharing'), by: company.executives[0], at: chiefAt })
}

function reward(
  sales: Sales,
  goals: QuarterGoals,
  rep: Rep,
  words: 'passed' | 'largest' | 'sharing' | 'mistaken',
): Omit<Note, 'at'> {
  const goal = goals.reps.get(rep)!
  const facts = factsOf(sales, goals, [rep], goal, goals.quarter.label[rep.locale])
  return { kind: 'reward', to: rep, by: rep.team.lead, goal, body: noteWords[rep.locale][words](facts) }
}

function penalty(
  world: World,
  sales: Sales,
  goals: QuarterGoals,
  rep: Rep,
  words: 'behind' | 'unlogged',
  at: Date,
): Note {
  const goal = goals.reps.get(rep)!
  const facts = {
    ...factsOf(sales, goals, [rep], goal, goals.quarter.label[rep.locale]),
    missedWeeks: weeksMissed(world, goal),
  }
  const { body, ...change } = noteWords[rep.locale][words](facts, rep.team.lead.name)
  const by = nextWorkingDay(world, addDays(goals.quarter.last, 45))
  return { kind: 'penalty', to: rep, by: rep.team.lead, goal, at, body, change: { ...change, by } }
}

function factsOf(
  sales: Sales,
  goals: QuarterGoals,
  reps: readonly Rep[],
  goal: Goal,
  quarter: string,
): NoteFacts {
  const won = reps.flatMap((rep) => sales.won(rep, goals.quarter.first, goals.quarter.last))
  return {
    quarter,
    won: resultOf(won),
    percent: Math.round((resultOf(won).revenue / Number(targetNow(goal.keyResults[0]!))) * 100),
    largest: [...won].sort((a, b) => b.value - a.value)[0] ?? null,
    missedWeeks: 0,
  }
}

const resultIn = (sales: Sales, { quarter }: QuarterGoals, rep: Rep): Result => sales.result(rep, quarter)

/** Reps with deals, by attainment of their revenue target, best first. */
function ranking(sales: Sales, goals: QuarterGoals): Rep[] {
  const ratio = (rep: Rep) =>
    resultIn(sales, goals, rep).revenue / Number(targetNow(goals.reps.get(rep)!.keyResults[0]!))
  return [...goals.reps.keys()].filter(sales.sells).sort((a, b) => ratio(b) - ratio(a))
}

const attainmentOf = (sales: Sales, goal: Goal): number =>
  resultOf(goal.team!.reps.flatMap((rep) => sales.won(rep, goal.starts, goal.deadline))).revenue /
  Number(targetNow(goal.keyResults[0]!))

const largestOf = (sales: Sales, { quarter }: QuarterGoals, rep: Rep): number =>
  Math.max(0, ...sales.won(rep, quarter.first, quarter.last).map(({ value }) => value))

function weeksMissed(world: World, goal: Goal): number {
  const logged = world.rows.checkIn.filter(({ goalId }) => goalId === goal.id).length
  const excused = world.rows.excusedWeek.filter(
    ({ personId, periodId }) => personId === goal.owner.id && periodId === goal.period.id,
  ).length
  const asked = checkInWeeks(goal, world.settings).filter(({ due }) => due.at > goal.agreedAt!)
  return Math.max(0, asked.length - logged - excused)
}

/** Whoever left most weeks empty, of those who sell. */
const leastLogged = (world: World, goals: QuarterGoals, except: Rep[]): Rep =>
  [...goals.reps]
    .filter(([rep, goal]) => !except.includes(rep) && world.measurements.has(goal.keyResults[0]!.id))
    .sort((a, b) => weeksMissed(world, b[1]) - weeksMissed(world, a[1]))[0]![0]
