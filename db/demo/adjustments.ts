import { addDays, daysBetween } from '../../lib/okr/calendar'
import { roundTarget } from '../../lib/okr/rounding'
import type { AdjustmentReason, Day } from '../../lib/okr/types'
import { writeAdjustment, writeApproach } from './adjustment-writer'
import type { Deal } from './deals'
import type { QuarterGoals } from './goals'
import { targetNow } from './key-result-writer'
import type { Rep } from './people'
import { resultOf, type Sales } from './sales'
import { adjustmentWords, type AdjustmentFacts } from './texts/adjustment-words'
import { nextWorkingDay, workingDayBefore } from './week-plan'
import type { World } from './world'

type Who = 'furthest behind' | 'furthest ahead' | string

type Change = {
  reason: AdjustmentReason
  /** Days after the quarter's first; from its end when negative. */
  day: number
  who: Who
  /** Of the revenue target; 0.9 with `deals` also of the deals. */
  factor: number
  deals?: boolean
  outcome: 'accepted' | 'declined' | 'withdrawn' | 'approach'
}

/** What happened to targets in the quarter before: one of each kind, chosen from who stood where on the day. */
const lastQuarter: Change[] = [
  { reason: 'ability', day: 30, who: 'furthest behind', factor: 0.9, deals: true, outcome: 'accepted' },
  { reason: 'market', day: 37, who: 'furthest behind', factor: 0.85, outcome: 'accepted' },
  { reason: 'feedback', day: 40, who: 'furthest behind', factor: 1, outcome: 'approach' },
  { reason: 'market', day: 41, who: 'furthest behind', factor: 0.8, outcome: 'withdrawn' },
  { reason: 'team_goal', day: 45, who: 'furthest ahead', factor: 1.1, outcome: 'accepted' },
  { reason: 'feedback', day: 52, who: 'furthest behind', factor: 1, deals: true, outcome: 'accepted' },
  { reason: 'market', day: 60, who: 'furthest behind', factor: 0.7, outcome: 'declined' },
  { reason: 'market', day: -5, who: 'furthest behind', factor: 0.9, outcome: 'accepted' },
]

/** And in the quarter in progress, as far as it has come. */
const thisQuarter: Change[] = [
  { reason: 'feedback', day: 24, who: 'furthest behind', factor: 1, deals: true, outcome: 'accepted' },
  { reason: 'ability', day: 29, who: 'furthest behind', factor: 0.85, outcome: 'declined' },
  { reason: 'feedback', day: 33, who: 'furthest behind', factor: 1, outcome: 'approach' },
  { reason: 'market', day: 35, who: 'Gladys Colclough', factor: 0.85, outcome: 'accepted' },
  { reason: 'market', day: 38, who: 'furthest behind', factor: 0.85, outcome: 'accepted' },
  { reason: 'team_goal', day: 43, who: 'furthest ahead', factor: 1.1, outcome: 'accepted' },
]

/** Waits for its lead's decision today. */
const OPEN = 'Niesha Huffines'

export function buildAdjustments(world: World, sales: Sales, goals: QuarterGoals): void {
  const { quarter } = goals
  const changes = { [-1]: lastQuarter, 0: thisQuarter }[quarter.index] ?? []
  const taken = new Set<Rep>(
    [...goals.reps.keys()].filter((rep) => !sales.sells(rep) || (quarter.index === 0 && rep.name === OPEN)),
  )
  for (const change of changes) {
    const planned = addDays(change.day < 0 ? quarter.last : quarter.first, change.day)
    const day = nextWorkingDay(world, addDays(planned, -1))
    if (world.at(day, '16:00') >= world.now) break
    const rep = choose(sales, goals, change.who, day, taken)
    taken.add(rep)
    carryOut(world, sales, goals, rep, change, day)
  }
  if (quarter.index === 0) openProposal(world, sales, goals)
}

function choose(sales: Sales, goals: QuarterGoals, who: Who, day: Day, taken: Set<Rep>): Rep {
  const ranked = [...goals.reps]
    .filter(([rep]) => !taken.has(rep))
    .map(([rep, goal]) => {
      const done = sales.pace.revenue(goal, day)
      const { revenue } = resultOf(sales.won(rep, goal.starts, day))
      return { rep, ratio: revenue / Number(goal.keyResults[0]!.target) / done }
    })
    .sort((a, b) => a.ratio - b.ratio)
  const named = ranked.find(({ rep }) => rep.name === who)
  return (named ?? ranked.at(who === 'furthest ahead' ? -1 : 0)!).rep
}

function carryOut(
  world: World,
  sales: Sales,
  goals: QuarterGoals,
  rep: Rep,
  { reason, factor, deals, outcome }: Change,
  day: Day,
): void {
  const goal = goals.reps.get(rep)!
  const manager = rep.team.lead
  const words = adjustmentWords[rep.locale]
  const at = world.at(day, '10:40')
  const decidedAt = world.at(day, '15:20')
  const facts = factsOn(sales, goals, rep, day, factor)
  if (outcome === 'approach') {
    const read = nextWorkingDay(world, day)
    const readAt = world.at(read, '09:15')
    writeApproach(world, {
      goal,
      reason,
      by: rep,
      at,
      explanation: words.approach.explanation(facts),
      approach: words.approach.plan(facts),
      ...(readAt < world.now && { read: { by: manager, at: readAt } }),
    })
    return
  }
  // A lead asks for more on behalf of the team; the owner decides.
  const proposer = reason === 'team_goal' ? manager : rep
  const decider = reason === 'team_goal' ? rep : manager
  const [revenue, count] = goal.keyResults
  const changes = [
    ...(factor === 1 ? [] : [{ keyResult: revenue!, to: scaled(targetNow(revenue!), factor) }]),
    ...(deals ? [{ keyResult: count!, to: scaled(targetNow(count!), 0.9) }] : []),
  ]
  const said = {
    accepted: words.accept[reason](facts),
    declined: words.decline(facts),
    withdrawn: null,
  }[outcome]
  writeAdjustment(world, {
    goal,
    reason,
    by: proposer,
    at,
    changes,
    explanation: words.explain[reason](facts),
    decided: {
      as: outcome,
      by: outcome === 'withdrawn' ? proposer : decider,
      at: decidedAt,
      words: said,
    },
  })
}

/** The dearest of the systems being talked about. */
const hardest = (open: readonly Deal[]): string =>
  ['GTK 500', 'GTX Plus Pro', 'GTX Pro'].find((name) => open.some(({ product }) => product === name)) ??
  'GTX Pro'

const scaled = (target: string, factor: number) => roundTarget((Number(target) * factor).toFixed(2))

/** One proposal made yesterday, once the quarter is a week old. */
function openProposal(world: World, sales: Sales, goals: QuarterGoals): void {
  const rep = [...goals.reps.keys()].find(({ name }) => name === OPEN)
  if (!rep || daysBetween(goals.quarter.first, world.today) < 7) return
  const goal = goals.reps.get(rep)!
  const day = workingDayBefore(world, world.today)
  const [at] = world.past(world.at(day, '16:25'))
  const facts = factsOn(sales, goals, rep, day, 0.75)
  const [revenue] = goal.keyResults
  writeAdjustment(world, {
    goal,
    reason: 'market',
    by: rep,
    at,
    explanation: adjustmentWords[rep.locale].explain.market(facts),
    changes: [{ keyResult: revenue!, to: scaled(targetNow(revenue!), 0.75) }],
  })
}

function factsOn(sales: Sales, goals: QuarterGoals, rep: Rep, day: Day, factor: number): AdjustmentFacts {
  const goal = goals.reps.get(rep)!
  const won = sales.won(rep, goal.starts, day)
  const open = sales.open(rep, day)
  const from = Number(targetNow(goal.keyResults[0]!))
  return {
    accounts: [...new Set((factor < 1 ? open.toReversed() : open).map(({ account }) => account!))],
    product: hardest(open),
    won: resultOf(won),
    from,
    to: Number(scaled(String(from), factor)),
    open: open.length,
    lost: sales.lost(rep, goal.starts, day).length,
  }
}
